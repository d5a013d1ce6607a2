import type { AbortSignal } from "@smithy/types";
import { BodyBuffer, onAbort } from "@stskit/core/platform";

/**
 * Reads a response body of any kind that a request handler may give: text, bytes, a Blob, a web stream, nothing.
 *
 * @throws NetworkError when a stream goes on beyond 10 MiB
 */
export function readBody(body: unknown): string | Promise<string> {
  if (typeof body === "string") return body;
  if (body instanceof Uint8Array) return new TextDecoder().decode(body);
  return readBytes(body).then(readBody);
}

/**
 * The same, for those who want the bytes. When the signal fires, a stream is cancelled and what was read of it until then
 * is returned: it is for the caller to throw.
 */
export async function readBytes(body: unknown, signal?: AbortSignal): Promise<Uint8Array> {
  if (!(body instanceof ReadableStream)) {
    return new Uint8Array(await new Response(body as BodyInit).arrayBuffer());
  }
  const buffer = new BodyBuffer();
  const reader: ReadableStreamDefaultReader<Uint8Array> = body.getReader();
  const cancel = () => {
    // Whether the cancellation succeeds no longer matters.
    reader.cancel().catch(() => {});
  };
  // The signal of `fetch` alone is not enough: Node.js loses its hold on it when the Request is collected as garbage.
  const stopListening = onAbort(signal, cancel);
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return buffer.bytes;
      buffer.append(value);
    }
  } catch (error) {
    cancel();
    throw error;
  } finally {
    stopListening();
  }
}
