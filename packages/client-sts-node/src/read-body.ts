import { BodyBuffer, checkBodySize } from "@stskit/core/platform";
import { transportError } from "./http/transport-error.js";

/**
 * Reads a response body of any kind that request handlers return: a string, bytes, a Node stream or other async iterable, a
 * web stream, a Blob, `undefined`. Bytes are decoded as UTF-8.
 *
 * @throws NetworkError when the body breaks off or is larger than 10 MiB; TypeError when it is of another kind
 */
export function readBody(body: unknown, host = "The server"): string | Promise<string> {
  if (typeof body === "string") return body;
  if (body == null) return "";
  // Not `instanceof`: bytes may come from another realm, as under Jest.
  if (ArrayBuffer.isView(body)) {
    checkBodySize(body.byteLength, host);
    return decode(body);
  }
  if (Object.prototype.toString.call(body) === "[object ArrayBuffer]") {
    return readBody(new Uint8Array(body as ArrayBuffer), host);
  }
  if (body instanceof Blob) {
    checkBodySize(body.size, host);
    return body.text();
  }
  // Node's streams and its web streams are both async iterable; leaving the loop early cancels them.
  if (typeof body === "object" && Symbol.asyncIterator in body) {
    return collect(body as AsyncIterable<unknown>, host).then(decode);
  }
  if (typeof (body as ReadableStream).getReader === "function") {
    return collect(chunks(body as ReadableStream), host).then(decode);
  }
  throw new TypeError(
    `The request handler returned a response body of type ${Object.prototype.toString.call(body)}. ` +
      "It must be a string, bytes, a stream, a Blob or undefined.",
  );
}

/**
 * Reads a stream to its end.
 *
 * @throws NetworkError when it breaks off or is larger than 10 MiB
 */
export async function collect(body: AsyncIterable<unknown>, host: string): Promise<Uint8Array> {
  const buffer = new BodyBuffer(host);
  try {
    for await (const chunk of body) {
      buffer.append(typeof chunk === "string" ? Buffer.from(chunk) : (chunk as Uint8Array));
    }
  } catch (error) {
    throw transportError(error, host);
  }
  return buffer.bytes;
}

/** For web streams of other implementations, which may not be iterable. */
async function* chunks(stream: ReadableStream): AsyncGenerator<unknown> {
  const reader = stream.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    // After an error there is nothing left to cancel, and the error is already being thrown.
    await reader.cancel().catch(() => {});
  }
}

function decode(bytes: ArrayBufferView): string {
  return asBuffer(bytes).toString();
}

/** The same bytes, not a copy of them. */
export function asBuffer({ buffer, byteOffset, byteLength }: ArrayBufferView): Buffer {
  return Buffer.from(buffer as ArrayBuffer, byteOffset, byteLength);
}
