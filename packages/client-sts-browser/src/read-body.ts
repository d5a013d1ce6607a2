import type { AbortSignal } from "@smithy/types";
import { BodyBuffer, onAbort } from "@stskit/core/platform";

/**
 * Reads a response body of any kind that request handlers return: a string, bytes, a Blob, a web stream, `undefined`.
 *
 * @throws NetworkError when a stream exceeds 10 MiB
 */
export function readBody(body: unknown): string | Promise<string> {
  if (typeof body === "string") return body;
  if (body instanceof Uint8Array) return new TextDecoder().decode(body);
  return readBytes(body).then(readBody);
}

/**
 * Reads a response body as bytes. When the signal fires, a stream is cancelled and the bytes so far are returned, so the
 * caller has to check the signal.
 */
export async function readBytes(body: unknown, signal?: AbortSignal): Promise<Uint8Array> {
  if (!(body instanceof ReadableStream)) {
    return new Uint8Array(await new Response(body as BodyInit).arrayBuffer());
  }
  const buffer = new BodyBuffer();
  const reader: ReadableStreamDefaultReader<Uint8Array | string> = body.getReader();
  const cancel = () => {
    // Whether the cancellation succeeds no longer matters.
    reader.cancel().catch(() => {});
  };
  // The signal passed to `fetch` is not enough: Node.js drops it when the Request is garbage-collected.
  const stopListening = onAbort(signal, cancel);
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return buffer.bytes;
      buffer.append(typeof value === "string" ? new TextEncoder().encode(value) : value);
    }
  } catch (error) {
    cancel();
    throw error;
  } finally {
    stopListening();
  }
}
