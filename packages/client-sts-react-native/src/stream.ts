import { utf8 } from "./utf8.js";

/** Converts a string to a stream, or to bytes if the engine has no streams. */
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
