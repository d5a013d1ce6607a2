import { expect, it } from "vitest";
import { isLoopback } from "./addresses.js";

it.each([
  ["127.0.0.1", true],
  ["127.8.9.1", true],
  ["::1", true],
  ["::ffff:127.0.0.1", true],
  ["localhost", true],
  ["0.0.0.0", false],
  ["::", false],
  ["::ffff:192.0.2.1", false],
  ["192.0.2.1", false],
  ["127.0.0.1.example.com", false],
  ["", false],
])("isLoopback(%j) is %j", (host, expected) => {
  expect(isLoopback(host)).toBe(expected);
});
