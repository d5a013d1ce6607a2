/** Reads a response body of any kind that a request handler may give here: a text, something that has one, or nothing. */
export function readBody(body: unknown): string | Promise<string> {
  if (typeof body === "string") return body;
  if (body == null) return "";
  if (typeof (body as { text?: unknown }).text === "function")
    return (body as { text(): Promise<string> }).text();
  throw new TypeError(
    `The request handler gave a response body of type ${Object.prototype.toString.call(body)}. It has to be a string.`,
  );
}
