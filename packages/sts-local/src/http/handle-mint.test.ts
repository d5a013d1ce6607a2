import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startStsLocal } from "../start-sts-local.js";
import type { StsLocal } from "../sts-local.js";
import { isLoopback, networkEndpoints } from "./addresses.js";
import { handleMint } from "./handle-mint.js";

const account = "arn:aws:iam::123456789012";

let sts: StsLocal;
beforeAll(async () => {
  const device = { serialNumber: "GAHT12345678", secret: "JBSWY3DPEHPK3PXP" };
  sts = await startStsLocal({ extends: "default", users: [{ name: "carol", mfaDevices: [device] }] });
});
afterAll(() => sts.close());

async function post(endpoint: string, name: string, body: string, headers: Record<string, string> = {}) {
  const response = await fetch(`${endpoint}/_sts-local/${name}`, { method: "POST", body, headers });
  return { status: response.status, headers: response.headers, body: (await response.json()) as object };
}

/** Asks for a token over a connection with other addresses than its own. */
async function postOver(addresses: { remoteAddress: string; localAddress: string }) {
  const server = createServer((message, stream) => {
    for (const [name, value] of Object.entries(addresses))
      Object.defineProperty(message.socket, name, { value });
    void handleMint(sts, sts.world, message, stream, () => {});
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const response = await post(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, "token", "{}");
  server.close();
  return response;
}

describe("a request for a token", () => {
  it("is not recorded, does not use up a fault, and can be read by no page", async () => {
    const remove = sts.faults.add({ status: 500, match: { times: 1 } });
    const { status, headers, body } = await post(sts.endpoint, "token", "{}");
    remove();
    expect([status, body]).toEqual([200, { value: expect.stringMatching(/^eyJ[\w-]+\.[\w-]+\.[\w-]+$/) }]);
    expect(sts.requests).toEqual([]);
    expect(headers.get("access-control-allow-origin")).toBeNull();
    const page = await post(sts.endpoint, "token", "{}", { origin: "http://127.0.0.1:5173" });
    expect([page.status, page.body]).toEqual([403, { error: "Tokens are not for web pages." }]);
  });

  it.each<[string, string, number, RegExp]>([
    ["constructor", "{}", 404, /no POST constructor/],
    ["token", "{", 400, /options as JSON/],
    ["token", '{"subject":"me"}', 400, /^subject is unknown; allowed are sub, aud,/],
    ["token", "null", 400, /^The value is null, but must be an object/],
    ["saml", '{"subjectType":"transcient"}', 400, /did you mean transient/],
    ["totp", "{}", 400, new RegExp(`one of the MFA devices: ${account}:mfa/alice, GAHT12345678`)],
    ["totp", '{"serialNumber":"nobody"}', 400, /no MFA device nobody. The devices are: /],
    ["trade-in", `{"principalArn":"${account}:role/Nobody"}`, 400, /must be a user or role of this server/],
  ])("is refused with the reason: %s %s", async (name, body, status, error) => {
    expect(await post(sts.endpoint, name, body)).toMatchObject({
      status,
      body: { error: expect.stringMatching(error) },
    });
  });

  it("may go to any address of this machine", async () => {
    const open = await startStsLocal({ host: "0.0.0.0" });
    const port = Number(new URL(open.endpoint).port);
    for (const endpoint of networkEndpoints("0.0.0.0", port)) {
      expect(await post(endpoint, "token", "{}")).toMatchObject({ status: 200 });
    }
    await open.close();
    // Not every machine has an address for others.
    expect(await postOver({ remoteAddress: "192.0.2.1", localAddress: "192.0.2.1" })).toMatchObject({
      status: 200,
    });
  });

  it("is only for this machine", async () => {
    expect(await postOver({ remoteAddress: "192.0.2.1", localAddress: "192.0.2.2" })).toMatchObject({
      status: 403,
      body: { error: expect.stringContaining("run the command there") },
    });
  });
});

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
