import { expect, test } from "vitest";
import { retryAfterHint } from "./retry.js";

test.each([
  [{ "retry-after": "3" }, 3_000],
  [{ "Retry-After": "0.5" }, 500],
  [{ "retry-after": new Date(10_000).toUTCString() }, 10_000],
  [{ "x-amz-retry-after": "1500" }, 1_500],
  [{ "retry-after": "9".repeat(17) }, 86_400_000],
  [{ "x-amz-retry-after": "9".repeat(400) }, 86_400_000],
  [{ "retry-after": "soon" }, undefined],
  [{ "x-amz-retry-after": "soon" }, undefined],
  [{}, undefined],
])("the hint in %j", (headers, ms) => {
  expect(retryAfterHint({ statusCode: 503, headers } as any, 0)?.getTime()).toBe(ms);
});
