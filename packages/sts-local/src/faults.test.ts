import { STS } from "@aws-sdk/client-sts";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { Fault } from "./faults.js";
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

describe("which request it befalls", () => {
  it.each<[string, Fault["match"], number[]]>([
    ["all", undefined, [500, 500, 500, 500]],
    ["the second", { nth: 2 }, [200, 500, 200, 200]],
    ["the second and third", { nth: 2, times: 2 }, [200, 500, 500, 200]],
    ["the first two", { times: 2 }, [500, 500, 200, 200]],
    ["none of another operation", { operation: "AssumeRole" }, [200, 200, 200, 200]],
  ])("%s", async (_which, match, expected) => {
    sts.faults.add({ ...(match && { match }), status: 500 });
    expect(await statuses(4)).toEqual(expected);
  });

  it("is none once it has been removed", async () => {
    const remove = sts.faults.add({ status: 500 });
    expect(await statuses(1)).toEqual([500]);
    remove();
    expect(await statuses(1)).toEqual([200]);
  });
});

describe("what it does", () => {
  it.each<[Fault, number, string]>([
    [{ status: 503 }, 503, "ServiceUnavailable"],
    [{ code: "ExpiredToken" }, 403, "ExpiredToken"],
    [{ code: "SomethingNew", status: 418 }, 418, "SomethingNew"],
    [{ throttle: true }, 400, "Throttling"],
  ])("answers %j", async (fault, status, code) => {
    sts.faults.add(fault);
    const answer = await send();
    expect([answer.status, answer.code]).toEqual([status, code]);
    expect(sts.requests.at(-1)).toMatchObject({ status, errorCode: code });
  });

  it("adds headers and Retry-After, and replaces the body", async () => {
    sts.faults.add({
      status: 502,
      body: "<html>Bad gateway",
      headers: { "content-type": "text/html" },
      retryAfter: 7,
    });
    const answer = await send();
    expect([answer.status, answer.body]).toEqual([502, "<html>Bad gateway"]);
    expect(answer.headers.get("content-type")).toBe("text/html");
    expect(answer.headers.get("retry-after")).toBe("7");
  });

  it("cuts the body short in an answer that is otherwise complete", async () => {
    sts.faults.add({ truncate: 40 });
    const answer = await send();
    expect([answer.status, answer.body.length]).toEqual([200, 40]);
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

  it("delays, and ends at once when the server closes", async () => {
    const own = await startStsLocal();
    own.faults.add({ delayMs: 3_600_000 });
    const answer = clientOf(own, keyOf(own, "alice")).getCallerIdentity({});
    const refused = expect(answer).rejects.toThrow();
    while (own.requests.length === 0) await new Promise(setImmediate);
    await own.close();
    await refused;
  });
});

it("is something a client can get over by trying again", async () => {
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
