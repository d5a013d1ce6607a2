import type { IncomingMessage } from "node:http";
import type { ReceivedRequest } from "../protocol/received-request.js";
import { StsError } from "../protocol/sts-error.js";

/** Well above what STS accepts; the limit only protects the process. */
const MAX_BODY_BYTES = 1 << 20;

/** The request line and headers. */
export function readHead(message: IncomingMessage): Omit<ReceivedRequest, "body"> {
  // Clients that use this server as a proxy send an absolute URL.
  const target = (message.url ?? "/").replace(/^https?:\/\/[^/?]*/i, "");
  const questionMark = target.indexOf("?");
  const path = questionMark === -1 ? target : target.slice(0, questionMark);
  return {
    method: message.method ?? "GET",
    path: path === "" ? "/" : path,
    queryString: questionMark === -1 ? "" : target.slice(questionMark + 1),
    headers: joinHeaders(message.rawHeaders),
  };
}

/** Reads the body. Rejects with `RequestEntityTooLarge` if it exceeds 1 MiB, after reading and discarding the rest. */
export async function readBody(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of message as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= MAX_BODY_BYTES) chunks.push(chunk);
  }
  if (size > MAX_BODY_BYTES) {
    throw new StsError(
      "RequestEntityTooLarge",
      `The request body has ${size} bytes; at most ${MAX_BODY_BYTES} are allowed.`,
    );
  }
  return Buffer.concat(chunks);
}

function joinHeaders(raw: readonly string[]): Record<string, string> {
  const headers: Record<string, string> = {};
  for (let index = 0; index + 1 < raw.length; index += 2) {
    const name = raw[index]!.toLowerCase();
    // Node decodes headers as Latin-1, but signatures are computed over UTF-8.
    const value = Buffer.from(raw[index + 1]!, "latin1").toString("utf8");
    headers[name] = Object.hasOwn(headers, name) ? `${headers[name]},${value}` : value;
  }
  return headers;
}
