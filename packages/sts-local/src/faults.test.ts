import { STS } from "@aws-sdk/client-sts";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { Fault } from "./fault.js";
import { startStsLocal } from "./start-sts-local.js";
import type { StsLocal } from "./sts-local.js";
import { clientOf, keyOf, sendSigned } from "./testing/clients.js";

let sts: StsLocal;
beforeAll(async () => {
  sts = await startStsLocal();
});
afterAll(() => sts.close());
afterEach(() => {
  sts.faults.clear();
  sts.requests.length = 0;
});

const send = () => sendSigned(sts, keyOf(sts, "alice"));
const statuses = async (count: number) => {
  const found: number[] = [];
  for (let index = 0; index < count; index += 1) found.push((await send()).status);
  return found;
};

describe("match", () => {
  it.each<[string, Fault["match"], number[]]>([
    ["all requests", undefined, [500, 500, 500, 500]],
    ["the second", { nth: 2 }, [200, 500, 200, 200]],
    ["the second and third", { nth: 2, times: 2 }, [200, 500, 500, 200]],
    ["the first two", { times: 2 }, [500, 500, 200, 200]],
    ["no other operation", { operation: "AssumeRole" }, [200, 200, 200, 200]],
  ])("selects %s", async (_which, match, expected) => {
    sts.faults.add({ ...(match && { match }), status: 500 });
    expect(await statuses(4)).toEqual(expected);
  });

  it("no longer applies once removed", async () => {
    const remove = sts.faults.add({ status: 500 });
    expect(await statuses(1)).toEqual([500]);
    remove();
    expect(await statuses(1)).toEqual([200]);
  });
});

describe("a fault", () => {
  it.each<[Fault, number, string]>([
    [{ status: 503 }, 503, "ServiceUnavailable"],
    [{ code: "ExpiredToken" }, 403, "ExpiredToken"],
    [{ code: "SomethingNew", status: 418 }, 418, "SomethingNew"],
    [{ throttle: true }, 400, "Throttling"],
  ])("responds to %j with an error", async (fault, status, code) => {
    sts.faults.add(fault);
    const response = await send();
    expect([response.status, response.code]).toEqual([status, code]);
    expect(sts.requests.at(-1)).toMatchObject({ status, errorCode: code });
  });

  it("adds headers and Retry-After, and replaces the body", async () => {
    sts.faults.add({
      status: 502,
      body: "<html>Bad gateway",
      headers: { "content-type": "text/html" },
      retryAfter: 7,
    });
    const response = await send();
    expect([response.status, response.body]).toEqual([502, "<html>Bad gateway"]);
    expect(response.headers.get("content-type")).toBe("text/html");
    expect(response.headers.get("retry-after")).toBe("7");
  });

  it("truncates the body of an otherwise complete response", async () => {
    sts.faults.add({ truncate: 40 });
    const response = await send();
    expect([response.status, response.body.length]).toEqual([200, 40]);
  });

  it.each(["before", "after-headers", "mid-body"] as const)("resets the connection %s", async (reset) => {
    sts.faults.add({ reset });
    await expect(send()).rejects.toThrow();
    expect(sts.requests.at(-1)).toMatchObject({ operation: "GetCallerIdentity", status: undefined });
  });

  it("shifts the clock for one request", async () => {
    sts.faults.add({ match: { times: 1 }, clockOffsetMs: 10 * 60 * 1000 });
    const [skewed, straight] = [await send(), await send()];
    expect(skewed.message).toMatch(/^Signature expired/);
    expect(Date.parse(skewed.headers.get("date")!)).toBeGreaterThan(
      Date.parse(straight.headers.get("date")!),
    );
    expect(straight.status).toBe(200);
  });

  it("delays the response, but not the server's close()", async () => {
    const own = await startStsLocal();
    own.faults.add({ delayMs: 3_600_000 });
    const response = clientOf(own, keyOf(own, "alice")).getCallerIdentity({});
    const refused = expect(response).rejects.toThrow();
    while (own.requests.length === 0) await new Promise(setImmediate);
    await own.close();
    await refused;
  });
});

it.each<[unknown, RegExp]>([
  [{ mach: { times: 1 } }, /^fault\.mach is unknown; did you mean match\?/],
  [
    { match: { operation: "AssumeRol" } },
    /^fault\.match\.operation is "AssumeRol"; did you mean AssumeRole\?/,
  ],
  [{ match: { operation: "ListBuckets" } }, /is "ListBuckets"; allowed are AssumeRole, .*GetCallerIdentity/],
  [{ match: { nth: 0 } }, /^fault\.match\.nth is 0, but must be a whole number from 1\.$/],
  [{ match: { time: 2 } }, /did you mean times/],
  [{ status: "503" }, /^fault\.status is "503", but must be a whole number from 200 to 599/],
  [{ throttle: "yes" }, /must be true, or left out/],
  [{ delayMs: Number.POSITIVE_INFINITY }, /^fault\.delayMs is Infinity/],
  [{ reset: "after" }, /^fault\.reset is "after"; allowed are before, after-headers, mid-body\.$/],
  [{ headers: { "x-fault": "a\r\nb" } }, /headers\.x-fault is not a header value/],
  [{ headers: { "x fault": "a" } }, /headers\["x fault"\] is not a header name/],
  [{ retryAfter: new Date(Number.NaN) }, /^fault\.retryAfter is Invalid Date/],
  [{ truncate: -1 }, /^fault\.truncate is -1/],
  [{}, /^fault must have at least one of delayMs, status, .*, reset, truncate, clockOffsetMs\.$/],
  [{ match: { times: 1 }, message: "alone" }, /^fault must have at least one of (?!.*message)/],
  [undefined, /^fault is undefined, but must be an object/],
])("refuses the fault %j", (fault, message) => {
  expect(() => sts.faults.add(fault as Fault)).toThrow(message);
  expect(() => sts.faults.add(fault as Fault)).toThrow(TypeError);
});

it("lets a client succeed on a retry", async () => {
  sts.faults.add({ match: { times: 2 }, throttle: true });
  const client = new STS({
    endpoint: sts.endpoint,
    region: "eu-west-1",
    credentials: keyOf(sts, "alice"),
    maxAttempts: 3,
  });
  const output = await client.getCallerIdentity({});
  expect(output.$metadata.attempts).toBe(3);
  expect(sts.requests.map(({ status }) => status)).toEqual([400, 400, 200]);
});
