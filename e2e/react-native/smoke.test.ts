import { readFile } from "node:fs/promises";
import { clientOptions } from "@stskit/e2e-support/aws/local-sts";
import { alice } from "@stskit/e2e-support/aws/use-local-sts";
import { type StsLocal, startStsLocal } from "@stskit/sts-local";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { bundle, Hermes } from "./index.js";

describe.each([
  ["resolving exports of packages", { packageExports: true }],
  ["by main fields alone", { packageExports: false }],
])("an app that Metro bundles, %s, in the Hermes VM", (_, options) => {
  let sts: StsLocal;
  let hermes: Hermes;

  beforeAll(async () => {
    const [running, app] = await Promise.all([startStsLocal(), bundle("app/smoke.js", options)]);
    sts = running;
    hermes = new Hermes(app);
  }, 120_000);
  afterAll(async () => {
    hermes?.close();
    await sts?.close();
  });
  afterEach(() => {
    sts.faults.clear();
    sts.setClockOffset(0);
    sts.requests.length = 0;
  });

  const config = (more?: object) => ({ ...clientOptions(sts), ...more });

  test("has none of what needs a polyfill", async () => {
    const missing = ["TextEncoder", "TextDecoder", "crypto", "DOMParser", "ReadableStream", "Intl"];
    expect(await hermes.call("missing")).toEqual(missing);
  });

  test("assumes a role and uses its credentials, through React Native's own fetch", async () => {
    expect(await hermes.call("assumeRole", config())).toEqual({
      runtime: "react-native",
      arn: "arn:aws:sts::123456789012:assumed-role/Open/app",
      expires: true,
    });
    expect(sts.requests.map(({ operation, status }) => [operation, status])).toEqual([
      ["AssumeRole", 200],
      ["GetCallerIdentity", 200],
    ]);
  });

  test("imports single entry points, next to the whole package, and contains each file once", async () => {
    const file = await bundle("app/single-entry-points.js", options);
    expect((await readFile(file, "utf8")).match(/"AWS4-HMAC-SHA256"/g)).toHaveLength(1);
    const app = new Hermes(file);
    try {
      const session = "arn:aws:sts::123456789012:assumed-role/Open/app";
      expect(await app.call("callers", config())).toEqual([session, session, session, alice, alice, alice]);
    } finally {
      app.close();
    }
  }, 120_000);

  test("corrects a device's clock that is wrong", async () => {
    sts.setClockOffset(3_600_000);
    const { attempts, clockOffset } = await hermes.call("callerIdentity", config());
    expect(attempts).toBe(2);
    expect(Math.abs(clockOffset - 3_600_000)).toBeLessThan(10_000);
  });

  test("ends a call that takes too long", async () => {
    sts.faults.add({ delayMs: 60_000 });
    const failure = await hermes.call("failure", config({ maxAttempts: 1 }), { requestTimeout: 50 });
    expect(failure).toMatchObject({ name: "TimeoutError", is: ["TimeoutError"], attempts: 1 });
  });

  test("ends a call that is aborted", async () => {
    sts.faults.add({ delayMs: 60_000 });
    const failure = await hermes.call("failure", config(), { abortAfter: 50 });
    expect(failure).toMatchObject({ name: "AbortError", is: ["AbortError"] });
  });

  test("tells a failed connection, with its cause, from an error of the service", async () => {
    const offline = await hermes.call("failure", config({ endpoint: "http://127.0.0.1:1" }));
    expect(offline).toEqual({ name: "NetworkError", is: ["NetworkError"], cause: "TypeError", attempts: 3 });

    sts.faults.add({ code: "AccessDenied", status: 403 });
    const refused = await hermes.call("failure", config());
    expect(refused).toMatchObject({ name: "AccessDenied", is: ["STSServiceException"], attempts: 1 });
  });
});
