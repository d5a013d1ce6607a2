import { utf8 } from "./utf8.js";

/** A text as others read bodies: a stream where the engine has been given any, otherwise bytes. */
export function streamOf(text: string): unknown {
  const bytes = utf8(text);
  if (typeof ReadableStream !== "function") return bytes;
  return new ReadableStream({
    start(controller) {
      controller.enqueue(bytes);
      controller.close();
    },
  });
}
