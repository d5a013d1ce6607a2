import { expect, test } from "vitest";
import { uuid } from "./uuid.js";

test("UUIDs are of version 4 and unique", () => {
  const uuids = Array.from({ length: 100 }, uuid);
  for (const each of uuids)
    expect(each).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
  expect(new Set(uuids).size).toBe(100);
});
