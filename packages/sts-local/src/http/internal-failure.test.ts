import { afterEach, describe, expect, it, vi } from "vitest";
import type { StsLocalOptions } from "../options.js";
import { startStsLocal } from "../start-sts-local.js";
import type { StsLocal } from "../sts-local.js";
import { sendRaw } from "../testing/clients.js";

const SECRET = "wJalrXUtnFEMI";
const FORM = { "content-type": "application/x-www-form-urlencoded" };

let sts: StsLocal | undefined;
afterEach(async () => {
  vi.restoreAllMocks();
  await sts?.close();
});

async function start(options: StsLocalOptions): Promise<StsLocal> {
  sts = await startStsLocal(options);
  return sts;
}

const ask = (server: StsLocal) =>
  sendRaw(server, { method: "POST", body: "Action=GetCallerIdentity&Version=2011-06-15", headers: FORM });

/** Makes every request fail. */
const brokenClock = {
  clock: () => {
    throw new Error(`the clock of ${SECRET} stands still`);
  },
};

describe("an exception in the server", () => {
  it("is an InternalFailure with the request ID, but without message or stack", async () => {
    const errors: unknown[] = [];
    const server = await start({ ...brokenClock, onError: (error) => errors.push(error) });
    const response = await ask(server);
    expect([response.status, response.code]).toEqual([500, "InternalFailure"]);
    expect(response.body).toContain(`<RequestId>${response.headers.get("x-amzn-requestid")}</RequestId>`);
    expect(response.body).not.toMatch(/ at |\.ts|\.js:|wJalr/);
    expect(errors).toEqual([expect.objectContaining({ message: `the clock of ${SECRET} stands still` })]);
  });

  it("is written to stderr without its message, which may quote the request", async () => {
    const stderr = vi.spyOn(console, "error").mockImplementation(() => {});
    await ask(await start(brokenClock));
    const written = stderr.mock.calls.flat().join("\n");
    expect(written).toMatch(/Error/);
    expect(written).toMatch(/internal-failure\.test\.ts/);
    expect(written).not.toContain(SECRET);
  });

  it("thrown by a function in the options is an InternalFailure too, and is recorded", async () => {
    const server = await start({
      oidcProviders: [
        {
          issuer: "https://idp.test",
          clientIds: ["app"],
          jwks: () => Promise.reject(new Error("no keys")),
        },
      ],
      onError: () => {},
    });
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
    const body = new URLSearchParams({
      Action: "AssumeRoleWithWebIdentity",
      Version: "2011-06-15",
      RoleArn: "arn:aws:iam::123456789012:role/WebIdentity",
      RoleSessionName: "session",
      WebIdentityToken: `${part({ alg: "RS256" })}.${part({ iss: "https://idp.test" })}.c2ln`,
    });
    const response = await sendRaw(server, { method: "POST", body: String(body), headers: FORM });
    expect(response.code).toBe("InternalFailure");
    expect(server.requests).toMatchObject([{ status: 500, errorCode: "InternalFailure" }]);
  });

  it("in onRequest does not affect the response, and is passed to onError", async () => {
    const told = new Promise((resolve) => {
      void start({
        onRequest: () => {
          throw new Error("onRequest failed");
        },
        onError: resolve,
      }).then(ask);
    });
    await expect(told).resolves.toMatchObject({ message: "onRequest failed" });
  });

  it("in onError does not end the process", async () => {
    const stderr = vi.spyOn(console, "error").mockImplementation(() => {});
    const server = await start({
      ...brokenClock,
      onError: () => {
        throw new RangeError("onError failed");
      },
    });
    expect((await ask(server)).code).toBe("InternalFailure");
    expect((await ask(server)).code).toBe("InternalFailure");
    expect(stderr.mock.calls.flat().join("\n")).toMatch(/RangeError/);
  });
});
