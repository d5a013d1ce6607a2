import { createHash, createHmac } from "node:crypto";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { nodePlatform } from "./platform.js";
import { STSClient } from "./STSClient.js";
import { sha256 } from "./sha256.js";
import { traceHeaders } from "./trace-headers.js";
import { userAgent } from "./user-agent.js";

beforeEach(() => {
  for (const name of ["AWS_EXECUTION_ENV", "AWS_LAMBDA_FUNCTION_NAME", "_X_AMZN_TRACE_ID"]) {
    vi.stubEnv(name, undefined);
  }
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
});

describe("the hash", () => {
  it("is SHA-256 of text and bytes", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: "binary" }), fc.uint8Array()), fc.uint8Array(), (data, key) => {
        expect(sha256.hex(data)).toBe(createHash("sha256").update(data).digest("hex"));
        const text = String(data);
        expect(Buffer.from(sha256.hmac(key, text))).toEqual(createHmac("sha256", key).update(text).digest());
      }),
    );
    expect(sha256.hex("")).toBe("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  });
});

describe("the user agent", () => {
  it("names system, language and runtime", () => {
    expect(userAgent()).toEqual([
      [expect.stringMatching(/^os\//), expect.any(String)],
      ["lang/js"],
      ["md/nodejs", process.versions.node],
    ]);
  });

  it("includes AWS's execution environment", () => {
    vi.stubEnv("AWS_EXECUTION_ENV", "AWS_Lambda_nodejs20.x");
    expect(userAgent()).toContainEqual(["exec-env/AWS_Lambda_nodejs20.x"]);
    vi.stubEnv("AWS_EXECUTION_ENV", undefined);
    expect(userAgent()).toHaveLength(3);
  });
});

describe("trace headers", () => {
  it("are not set outside Lambda", () => {
    vi.stubEnv("_X_AMZN_TRACE_ID", "Root=1");
    expect(traceHeaders()).toEqual({});
  });

  it("pass on the trace in Lambda's environment", () => {
    vi.stubEnv("AWS_LAMBDA_FUNCTION_NAME", "f");
    vi.stubEnv("_X_AMZN_TRACE_ID", "Root=1");
    expect(traceHeaders()).toEqual({ "X-Amzn-Trace-Id": "Root=1" });
  });

  it("prefer the runtime's trace of the current invocation", () => {
    vi.stubEnv("AWS_LAMBDA_FUNCTION_NAME", "f");
    vi.stubEnv("_X_AMZN_TRACE_ID", "Root=1");
    vi.stubGlobal("awslambda", {
      InvokeStore: {
        getXRayTraceId: () => "Root=2",
        getTraceparent: () => "00-1-2-01",
        getTracestate: () => "a=b",
      },
    });
    expect(traceHeaders()).toEqual({
      "X-Amzn-Trace-Id": "Root=2",
      traceparent: "00-1-2-01",
      tracestate: "a=b",
    });
  });
});

describe("the platform", () => {
  it("has a clock, random numbers and UUIDs", () => {
    const { time, random, uuid } = nodePlatform;
    expect(time.now()).toBeCloseTo(Date.now(), -5);
    expect(random()).toBeLessThan(1);
    expect(uuid?.()).toMatch(/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/);
    time.clearTimeout(time.setTimeout(() => expect.unreachable(), 0));
  });
});

describe("a client without a logger", () => {
  it("warns as Node does of deprecations, with a code to filter by", async () => {
    const warning = new Promise((resolve) => process.once("warning", resolve));
    new STSClient({ regionn: "eu-west-1" } as object);
    expect(await warning).toMatchObject({
      message: 'Unknown option "regionn". Did you mean "region"?',
      code: "STSKIT_UNKNOWN_OPTION",
    });
  });
});
