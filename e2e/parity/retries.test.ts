import type { ScriptedResponse } from "@stskit/e2e-support/network/recording-server";
import { describe, it } from "vitest";
import { useParity } from "./comparison/parity.js";
import { emptyResponse } from "./comparison/scenario.js";
import { errorBody, modelledErrors, unmodelledCodes } from "./generate/error-bodies.js";

const parity = useParity();
const operation = "AssumeRole";
const success = emptyResponse(operation);

const throttlingCodes = [
  "BandwidthLimitExceeded",
  "EC2ThrottledException",
  "LimitExceededException",
  "PriorRequestNotComplete",
  "ProvisionedThroughputExceededException",
  "RequestLimitExceeded",
  "RequestThrottled",
  "RequestThrottledException",
  "SlowDown",
  "ThrottledException",
  "Throttling",
  "ThrottlingException",
  "TooManyRequestsException",
  "TransactionInProgressException",
];
const transientCodes = [
  "TimeoutError",
  "RequestTimeout",
  "RequestTimeoutException",
  "InternalFailure",
  "IDPCommunicationError",
];

const refusal = (status: number, code: string): ScriptedResponse => ({ status, body: errorBody({ code }) });

describe("attempts after an error that lasts", () => {
  const codes = [
    ...throttlingCodes,
    ...transientCodes,
    ...unmodelledCodes,
    ...modelledErrors.map(({ code }) => code),
  ];
  it.each([...new Set(codes)])("%s", async (code) => {
    await parity.expect({ operation, responses: [refusal(400, code)] });
  });

  it.each([400, 403, 404, 408, 429, 500, 501, 502, 503, 504, 505])("status %i", async (status) => {
    await parity.expect({ operation, responses: [refusal(status, "UnheardOf")] });
  });
});

describe("attempts until success", () => {
  it.each<[string, ScriptedResponse[]]>([
    ["the second works", [refusal(500, "InternalFailure"), success]],
    ["the third works", [refusal(503, "ServiceUnavailable"), refusal(400, "Throttling"), success]],
    ["a reset, then success", [{ reset: true }, success]],
    ["resets only", [{ reset: true }]],
    ["a refusal after a failure", [refusal(500, "InternalFailure"), refusal(403, "AccessDenied"), success]],
  ])("%s", async (_, responses) => {
    await parity.expect({ operation, responses });
  });
});

describe("how many attempts", () => {
  const responses = [refusal(500, "InternalFailure")];
  it.each([1, 2, 5])("maxAttempts %i", async (maxAttempts) => {
    await parity.expect({ operation, config: { maxAttempts }, responses });
  });
  it.each(["standard", "adaptive", "legacy"])("retryMode %s", async (retryMode) => {
    await parity.expect({ operation, config: { retryMode }, responses });
  });
  it("maxAttempts from a provider", async () => {
    await parity.expect({ operation, config: { maxAttempts: async () => 2 }, responses });
  });
  it("retryMode from a provider", async () => {
    await parity.expect({ operation, config: { retryMode: async () => "adaptive" }, responses });
  });
});

describe("a hint of the server when to come back", () => {
  const hint = (headers: Record<string, string>): ScriptedResponse[] => [
    { status: 503, headers, body: errorBody({ code: "ServiceUnavailable" }) },
    success,
  ];
  it.each([
    ["Retry-After: 0", { "retry-after": "0" }],
    ["Retry-After in the past", { "retry-after": "Mon, 01 Jan 2001 00:00:00 GMT" }],
    ["Retry-After that is no date", { "retry-after": "soon" }],
    ["x-amz-retry-after: 0", { "x-amz-retry-after": "0" }],
    ["x-amz-retry-after that is no number", { "x-amz-retry-after": "soon" }],
  ])("%s", async (_, headers) => {
    await parity.expect({ operation, responses: hint(headers) });
  });
});

describe("a clock that is off", () => {
  const at = (offset: number): string => new Date(Date.now() + offset).toUTCString();
  const hour = 3_600_000;

  it.each([
    "RequestTimeTooSkewed",
    "RequestExpired",
    "SignatureDoesNotMatch",
    "InvalidSignatureException",
    "AuthFailure",
    "RequestInTheFuture",
    "AccessDenied",
  ])("%s, and a Date an hour ahead", async (code) => {
    const responses = [{ ...refusal(403, code), headers: { date: at(hour) } }, success];
    await parity.expect({ operation, responses });
  });
  it("a skew error, and a Date that agrees", async () => {
    const responses = [{ ...refusal(403, "RequestTimeTooSkewed"), headers: { date: at(0) } }, success];
    await parity.expect({ operation, responses });
  });
});
