import fc from "fast-check";
import { expect, it } from "vitest";
import { BodyBuffer } from "./body.js";

it("holds the bytes of all chunks in order, and leaves the chunks alone", () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array()), (chunks) => {
      const before = chunks.map((chunk) => [...chunk]);
      const buffer = new BodyBuffer();
      for (const chunk of chunks) buffer.append(chunk);
      expect([...buffer.bytes]).toEqual(before.flat());
      expect(chunks.map((chunk) => [...chunk])).toEqual(before);
    }),
  );
});

it("refuses a body over 10 MiB, and names who sends it", () => {
  const buffer = new BodyBuffer("sts.example.com");
  buffer.append(new Uint8Array(10 * 1024 * 1024));
  expect(() => buffer.append(new Uint8Array(1))).toThrow(/^sts\.example\.com sent more than 10485760 bytes/);
});
