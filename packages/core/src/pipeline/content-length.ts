import type { Middleware } from "./middleware.js";

/** Says how long the body is, in bytes. The form that the serializer writes is ASCII. */
export function contentLength(): Middleware {
  return (next) => (args) => {
    const { body, headers } = args.request;
    if (body !== undefined && headers["content-length"] === undefined) {
      headers["content-length"] = String(typeof body === "string" ? utf8Length(body) : body.byteLength);
    }
    return next(args);
  };
}

/** Middleware may have written a body of its own, beyond ASCII. */
function utf8Length(text: string): number {
  let length = text.length;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit < 0x80) continue;
    // Either half of a surrogate pair stands for two of its four bytes.
    length += unit < 0x800 || (unit >= 0xd800 && unit <= 0xdfff) ? 1 : 2;
  }
  return length;
}
