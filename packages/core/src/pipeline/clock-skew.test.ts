import { expect, test } from "vitest";
import { learnClockOffset } from "./clock-skew.js";

const now = Date.UTC(2026, 0, 2, 3, 4, 5);
const AN_HOUR = 3_600_000;

test.each([
  [
    "AWS, too late",
    "Signature expired: 20260102T030405Z is now earlier than 20260102T035905Z (20260102T040405Z - 5 min.)",
    AN_HOUR,
  ],
  [
    "AWS, too early",
    "Signature not yet current: 20260102T030405Z is still later than 20260102T020905Z (20260102T020405Z + 5 min.)",
    -AN_HOUR,
  ],
  ["nobody", "User: 20260102T040405Z is not authorized", 0],
])("without a Date header, the time comes from the error message of %s", (_, errorMessage, offset) => {
  const config = { systemClockOffset: 0 };
  learnClockOffset(config, { statusCode: 403, headers: {}, body: "" }, now, now, errorMessage);
  expect(config.systemClockOffset).toBe(offset);
});

test("the Date header takes precedence over the error message", () => {
  const config = { systemClockOffset: 0 };
  const headers = { date: new Date(now + AN_HOUR).toUTCString() };
  learnClockOffset(
    config,
    { statusCode: 403, headers, body: "" },
    now,
    now,
    "Signature expired: 20260102T090405Z",
  );
  expect(config.systemClockOffset).toBe(AN_HOUR);
});

test.each(["Fri, 31 Dec 275760 23:59:59 GMT", "Fri, 31 Dec 9999 23:59:59 GMT"])(
  "the date %s, which no signature can have, is ignored",
  (date) => {
    const config = { systemClockOffset: 0 };
    learnClockOffset(config, { statusCode: 200, headers: { date }, body: "" }, now, now);
    expect(config.systemClockOffset).toBe(0);
  },
);
