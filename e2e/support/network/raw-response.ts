import type { Socket } from "node:net";

/** What a server does with a connection once the head of a request has arrived. It need not speak HTTP at all. */
export type Behaviour = (socket: Socket) => void;

interface Response {
  readonly status?: number;
  readonly type?: string;
  readonly headers?: readonly string[];
  readonly body?: string | Buffer;
}

/** A response that is complete as far as HTTP goes. */
export function response({ status = 200, type = "text/xml", headers = [], body = "" }: Response): Behaviour {
  const bytes = Buffer.from(body);
  const head = [
    `HTTP/1.1 ${status} Whatever`,
    `content-type: ${type}`,
    `content-length: ${bytes.length}`,
    "x-amzn-requestid: request-1",
    ...headers,
  ];
  return raw(`${head.join("\r\n")}\r\n\r\n`, bytes);
}

/**
 * Raw bytes, and the end of the connection if that is part of the fault. Anything that begins like HTTP is readable by
 * pages of any origin, as with STS: it should fail for its fault and not for CORS.
 */
export function raw(head: string, body: string | Buffer = "", end?: "close" | "reset"): Behaviour {
  const open = head.replace(/^HTTP.*\r\n/, "$&access-control-allow-origin: *\r\n");
  return (socket) => {
    socket.write(Buffer.concat([Buffer.from(open, "latin1"), Buffer.from(body)]), () => {
      if (end === "close") socket.end();
      if (end === "reset") socket.resetAndDestroy();
    });
  };
}

/** The head of a response that announces this many bytes. */
export const headOf = (length: number | string): string =>
  `HTTP/1.1 200 OK\r\ncontent-type: text/xml\r\ncontent-length: ${length}\r\n\r\n`;

/** The body of a successful GetCallerIdentity. */
export const IDENTITY =
  "<GetCallerIdentityResponse><GetCallerIdentityResult><Arn>arn:aws:iam::123456789012:user/me</Arn>" +
  "<UserId>me</UserId><Account>123456789012</Account></GetCallerIdentityResult></GetCallerIdentityResponse>";

/** Allows a page to send its request. The fault waits for that request. */
export const preflightResponse: Behaviour = raw(
  "HTTP/1.1 204 No Content\r\naccess-control-allow-headers: authorization,x-amz-content-sha256,x-amz-date\r\n\r\n",
);
