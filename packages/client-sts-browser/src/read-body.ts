/** Reads a response body of any kind that a request handler may give: text, bytes, a Blob, a web stream, nothing. */
export function readBody(body: unknown): string | Promise<string> {
  if (typeof body === "string") return body;
  return body == null ? "" : new Response(body as BodyInit).text();
}
