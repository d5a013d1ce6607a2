import { runInNewContext } from "node:vm";
import { expect, test } from "vitest";
import { asError } from "./as-error.js";

class Refusal {
  get name() {
    return "Refusal";
  }
  get message() {
    return "The door is closed.";
  }
}

test.each([
  ["an Error", new RangeError("too long")],
  ["an Error of another realm", runInNewContext('new RangeError("too long")')],
  ["a DOMException", new DOMException("stop", "AbortError")],
])("%s stays what it is", (_, thrown) => {
  expect(asError(thrown)).toBe(thrown);
});

test("whatever else has a name and a message keeps them, and is the cause", () => {
  const thrown = Object.assign(new Refusal(), { code: "ECLOSED" });
  const error = asError(thrown);
  expect(error).toBeInstanceOf(Error);
  expect(error).toMatchObject({ name: "Refusal", message: "The door is closed.", code: "ECLOSED" });
  expect(error.cause).toBe(thrown);
});

test.each([
  ["a string", "stop", "stop"],
  ["nothing", undefined, "undefined"],
  ["an object", { code: 1 }, "Middleware threw an object that is not an Error."],
])("%s becomes an Error with a message", (_, thrown, message) => {
  const error = asError(thrown);
  expect(error).toBeInstanceOf(Error);
  expect(error.message).toBe(message);
});
