import { createHash, createHmac } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { sha256 } from "./sha256.js";
import { utf8 } from "./utf8.js";

/** Any UTF-16, lone surrogates included. */
const text = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.uint16Array().map((units) => String.fromCharCode(...units)),
);

test("encodes strings as TextEncoder does", () => {
  fc.assert(
    fc.property(text, (text) => {
      expect(utf8(text)).toEqual(new TextEncoder().encode(text));
    }),
    { numRuns: 2_000 },
  );
});

test("hashes as OpenSSL does", () => {
  fc.assert(
    fc.property(fc.oneof(text, fc.uint8Array({ maxLength: 300 })), (data) => {
      const bytes = typeof data === "string" ? utf8(data) : data;
      expect(sha256.hex(data)).toBe(createHash("sha256").update(bytes).digest("hex"));
    }),
  );
});

test("authenticates messages as OpenSSL does", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 100 }), text, (key, data) => {
      const expected = createHmac("sha256", key).update(utf8(data)).digest();
      expect(Buffer.from(sha256.hmac(key, data)).equals(expected)).toBe(true);
      expect(sha256.hmacHex(key, data)).toBe(expected.toString("hex"));
    }),
  );
});
