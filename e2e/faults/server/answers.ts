import type { Behaviour } from "../cases/fault-case.js";

interface Answer {
  readonly status?: number;
  readonly type?: string;
  readonly headers?: readonly string[];
  readonly body?: string | Buffer;
}

/** An answer that is whole as far as HTTP goes. */
export function answer({ status = 200, type = "text/xml", headers = [], body = "" }: Answer): Behaviour {
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
 * Bytes as they are, and an end of the connection if that is part of the fault. An answer of HTTP may be read by pages
 * of any origin, as those of STS: it is to fail for its fault, and not for CORS.
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

/** A complete success of GetCallerIdentity. */
export const IDENTITY =
  "<GetCallerIdentityResponse><GetCallerIdentityResult><Arn>arn:aws:iam::123456789012:user/me</Arn>" +
  "<UserId>me</UserId><Account>123456789012</Account></GetCallerIdentityResult></GetCallerIdentityResponse>";

/** The head of an answer that promises so many bytes. */
export const headOf = (length: number | string): string =>
  `HTTP/1.1 200 OK\r\ncontent-type: text/xml\r\ncontent-length: ${length}\r\n\r\n`;

/** Allows a page to send its request. The fault waits for that one. */
export const preflightAnswer: Behaviour = raw(
  "HTTP/1.1 204 No Content\r\naccess-control-allow-headers: authorization,x-amz-content-sha256,x-amz-date\r\n\r\n",
);
