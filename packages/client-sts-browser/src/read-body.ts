import { checkBodySize } from "@stskit/core/client";

/**
 * Reads a response body of any kind that a request handler may give: text, bytes, a Blob, a web stream, nothing.
 *
 * @throws NetworkError when a stream goes on beyond 10 MiB
 */
export function readBody(body: unknown): string | Promise<string> {
  if (typeof body === "string") return body;
  if (body == null) return "";
  return body instanceof ReadableStream ? readStream(body) : new Response(body as BodyInit).text();
}

async function readStream(stream: ReadableStream<Uint8Array>): Promise<string> {
  const reader = stream.getReader();
  const decoder = new TextDecoder();
  let text = "";
  for (let size = 0; ; ) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    size += value.length;
    try {
      checkBodySize(size);
    } catch (error) {
      // Whether the cancellation succeeds no longer matters.
      reader.cancel().catch(() => {});
      throw error;
    }
    text += decoder.decode(value, { stream: true });
  }
}
