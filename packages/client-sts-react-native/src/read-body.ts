/** Reads a response body of any kind that request handlers return: a string, an object with `text()`, or `undefined`. */
export function readBody(body: unknown): string | Promise<string> {
  if (typeof body === "string") return body;
  if (body == null) return "";
  if (typeof (body as { text?: unknown }).text === "function")
    return (body as { text(): Promise<string> }).text();
  throw new TypeError(
    `The request handler returned a response body of type ${Object.prototype.toString.call(body)}. It must be a string.`,
  );
}
