import type { Middleware } from "./middleware.js";

/** Sets `content-length` unless it is set already. */
export function contentLength(): Middleware {
  return (next) => (args) => {
    const { body, headers } = args.request;
    if (body !== undefined && headers["content-length"] === undefined) {
      headers["content-length"] = String(typeof body === "string" ? utf8Length(body) : body.byteLength);
    }
    return next(args);
  };
}

/** The length in bytes. The serializer writes ASCII, but middleware may have replaced the body. */
function utf8Length(text: string): number {
  let length = text.length;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit < 0x80) continue;
    // A surrogate pair takes four bytes: two for each half.
    length += unit < 0x800 || (unit >= 0xd800 && unit <= 0xdfff) ? 1 : 2;
  }
  return length;
}
