import { Readable } from "node:stream";
import { runInNewContext } from "node:vm";
import { rejection } from "@stskit/e2e-support/rejection";
import { describe, expect, it } from "vitest";
import { readBody } from "./read-body.js";

const TEXT = "<ä>😀</ä>";
const bytes = Buffer.from(TEXT);

/** The bytes in chunks of one, so that characters are split. */
const torn = () => [...bytes].map((byte) => Uint8Array.of(byte));

/** As code sees them that runs in a VM context, such as Jest's. */
function fromAnotherRealm(type: "Uint8Array" | "ArrayBuffer"): unknown {
  const array = runInNewContext(`new Uint8Array([${[...bytes]}])`) as Uint8Array;
  expect(array).not.toBeInstanceOf(Uint8Array);
  return type === "Uint8Array" ? array : array.buffer;
}

describe("a body of any kind", () => {
  it.each<[string, () => unknown, string]>([
    ["a string", () => TEXT, TEXT],
    ["nothing", () => undefined, ""],
    ["null", () => null, ""],
    ["a Buffer", () => bytes, TEXT],
    ["bytes", () => new Uint8Array(bytes), TEXT],
    ["a part of bytes", () => new Uint8Array([0, ...bytes, 0]).subarray(1, -1), TEXT],
    ["an ArrayBuffer", () => new Uint8Array(bytes).buffer, TEXT],
    ["bytes of another realm", () => fromAnotherRealm("Uint8Array"), TEXT],
    ["an ArrayBuffer of another realm", () => fromAnotherRealm("ArrayBuffer"), TEXT],
    ["a Blob", () => new Blob([bytes]), TEXT],
    ["a Node stream of bytes", () => Readable.from(torn(), { objectMode: false }), TEXT],
    ["a Node stream of strings", () => Readable.from([TEXT, TEXT]), TEXT + TEXT],
    ["an empty Node stream", () => Readable.from([]), ""],
    [
      "an async iterable",
      async function* () {
        yield* torn();
      },
      TEXT,
    ],
    ["a web stream", () => new Blob([bytes]).stream(), TEXT],
    [
      "a web stream that cannot be iterated",
      () => {
        const stream = new Blob([bytes]).stream();
        return { getReader: () => stream.getReader() };
      },
      TEXT,
    ],
  ])("%s is read as UTF-8", async (_name, body, expected) => {
    expect(await readBody(body())).toBe(expected);
  });

  it("is returned without a promise if possible", () => {
    expect([readBody("x"), readBody(undefined), readBody(Buffer.from("x"))]).toEqual(["x", "", "x"]);
  });

  it.each([[42], [{}], [() => {}]])("throws for %s", (body) => {
    expect(() => readBody(body)).toThrow(TypeError);
  });
});

describe("the size limit", () => {
  it("applies to bytes and blobs", async () => {
    const large = Buffer.alloc(10 * 1024 * 1024 + 1);
    expect(() => readBody(large)).toThrow("more than");
    expect(() => readBody(new Blob([large]))).toThrow("more than");
  });

  it("ends an endless stream, and destroys it", async () => {
    const stream = Readable.from(
      (function* () {
        for (;;) yield Buffer.alloc(1024 * 1024);
      })(),
      { objectMode: false },
    );
    const error = await rejection(readBody(stream) as Promise<string>);
    expect(error).toMatchObject({ name: "NetworkError", code: "ERR_BODY_TOO_LARGE" });
    expect(stream.destroyed).toBe(true);
  });

  it("cancels an endless web stream", async () => {
    let cancelled = false;
    const source = new ReadableStream({
      pull: (controller) => controller.enqueue(new Uint8Array(1024 * 1024)),
      cancel: () => {
        cancelled = true;
      },
    });
    const body = { getReader: () => source.getReader() };
    expect((await rejection(readBody(body) as Promise<string>)).code).toBe("ERR_BODY_TOO_LARGE");
    expect(cancelled).toBe(true);
  });
});

describe("a body that breaks off", () => {
  it("is a network error with the system's code and cause", async () => {
    const reset = Object.assign(new Error("aborted"), { code: "ECONNRESET" });
    const stream = new Readable({
      read() {
        this.push("<Half");
        this.destroy(reset);
      },
    });
    const error = await rejection(readBody(stream) as Promise<string>);
    expect(error).toMatchObject({ name: "NetworkError", code: "ECONNRESET", cause: reset });
  });

  it("is a reset when a stream closes without its end", async () => {
    const stream = new Readable({
      read() {
        this.destroy();
      },
    });
    const error = await rejection(readBody(stream) as Promise<string>);
    expect(error).toMatchObject({ name: "NetworkError", code: "ECONNRESET" });
  });
});
