import { once } from "node:events";
import { createServer, request as httpRequest } from "node:http";
import type { AddressInfo } from "node:net";
import { Validator } from "@seriousme/openapi-schema-validator";
import { Ajv2020 } from "ajv/dist/2020.js";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { networkEndpoints } from "../http/addresses.js";
import { startStsLocal } from "../start-sts-local.js";
import type { StsLocal } from "../sts-local.js";
import { clientOf, keyOf } from "../testing/clients.js";
import type { ControlAccess } from "./access.js";
import { handleControl } from "./handle-control.js";
import { RequestEvents } from "./request-events.js";
import { routes } from "./routes.js";

const account = "arn:aws:iam::123456789012";

let sts: StsLocal;
beforeAll(async () => {
  const device = { serialNumber: "GAHT12345678", secret: "JBSWY3DPEHPK3PXP" };
  sts = await startStsLocal({ extends: "default", users: [{ name: "carol", mfaDevices: [device] }] });
});
afterEach(() => sts.reset());
afterAll(() => sts.close());

interface Answer {
  readonly status: number;
  readonly body: any;
}

/** Asks as a program in another language does: over HTTP, with nothing else in hand. */
async function ask(method: string, path: string, body?: unknown, endpoint = sts.endpoint): Promise<Answer> {
  const response = await fetch(`${endpoint}/_sts-local${path}`, {
    method,
    ...(body !== undefined && { body: typeof body === "string" ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, body: text === "" ? undefined : JSON.parse(text) };
}

/** Asks with headers that `fetch` does not let through. */
async function askWith(headers: Record<string, string>, { endpoint } = sts): Promise<Answer> {
  const sent = httpRequest(`${endpoint}/_sts-local/token`, { method: "POST", headers }).end("{}");
  const [response] = await once(sent, "response");
  const chunks = await response.toArray();
  return { status: response.statusCode, body: JSON.parse(Buffer.concat(chunks).toString()) };
}

/** Asks over a connection with other addresses than its own. */
async function askOver(
  addresses: { remoteAddress: string; localAddress: string },
  access: ControlAccess = {},
): Promise<Answer> {
  const server = createServer((message, stream) => {
    const socket = Object.create(message.socket, {
      remoteAddress: { value: addresses.remoteAddress },
      localAddress: { value: addresses.localAddress },
    });
    Object.defineProperty(message, "socket", { value: socket });
    void handleControl({ sts, access, events: new RequestEvents() }, message, stream, () => {});
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const answer = await ask(
    "GET",
    "/health",
    undefined,
    `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
  );
  server.close();
  return answer;
}

describe("the world", () => {
  it("gets a user who may sign, a changed role, and loses both again", async () => {
    const { body: dave } = await ask("PUT", "/users", { name: "dave" });
    expect(dave.arn).toBe(`${account}:user/dave`);
    const trustPolicy = {
      Statement: { Effect: "Allow", Principal: { AWS: dave.arn }, Action: "sts:AssumeRole" },
    };
    const { body: role } = await ask("PUT", "/roles", { name: "Open", trustPolicy });
    const input = { RoleArn: role.arn, RoleSessionName: "me" };
    const client = clientOf(sts, dave.accessKeys[0]);
    expect((await client.assumeRole(input)).AssumedRoleUser?.Arn).toContain("assumed-role/Open/me");
    const alice = clientOf(sts, keyOf(sts, "alice"));
    await expect(alice.assumeRole(input)).rejects.toMatchObject({ name: "AccessDenied" });
    expect(sts.world.roles.filter(({ arn }) => arn === role.arn)).toHaveLength(1);

    expect((await ask("DELETE", `/world/${role.arn}`)).status).toBe(204);
    await expect(client.assumeRole(input)).rejects.toMatchObject({ name: "AccessDenied" });
    expect((await ask("DELETE", `/world/${encodeURIComponent(dave.arn)}`)).status).toBe(204);
    await expect(client.getCallerIdentity({})).rejects.toMatchObject({ name: "InvalidClientTokenId" });
  });

  it("gets providers whose tokens are then accepted, and refuses them once removed", async () => {
    const [builtIn] = sts.world.oidcProviders;
    await ask("DELETE", `/world/${builtIn!.arn}`);
    const input = {
      RoleArn: `${account}:role/WebIdentity`,
      RoleSessionName: "me",
      WebIdentityToken: await sts.webIdentityToken(),
    };
    const client = clientOf(sts, keyOf(sts, "alice"));
    await expect(client.assumeRoleWithWebIdentity(input)).rejects.toMatchObject({
      name: "InvalidIdentityTokenException",
    });
    const { keys } = await (builtIn!.jwks as () => Promise<{ keys: object[] }>)();
    const provider = { issuer: builtIn!.issuer, clientIds: builtIn!.clientIds, jwks: { keys } };
    const { body } = await ask("PUT", "/oidc-providers", provider);
    expect(body).toMatchObject(provider);
    expect((await client.assumeRoleWithWebIdentity(input)).Provider).toBe(builtIn!.arn);
    const saml = await ask("PUT", "/saml-providers", { name: "corp", entityId: "https://corp.example" });
    expect(saml.body.arn).toBe(`${account}:saml-provider/corp`);
  });

  it("is replaced as a whole, and comes back with a reset", async () => {
    const before = await ask("GET", "/world");
    expect(before.body.users.at(-1)).toMatchObject({ name: "root", isRoot: true });
    const { body } = await ask("PUT", "/world", { users: [{ name: "erin" }], roles: [] });
    expect(body.users.map(({ name }: { name: string }) => name)).toEqual(["erin", "root"]);
    expect(body.roles).toEqual([]);
    expect((await ask("GET", "/access-keys")).body).toHaveLength(2);
    expect((await ask("POST", "/reset")).status).toBe(204);
    expect(await ask("GET", "/world")).toEqual(before);
  });

  it.each<[string, string, unknown, number, RegExp]>([
    ["PUT", "/users", { name: "a b" }, 400, /^name is "a b", but must be up to 64/],
    ["PUT", "/users", { name: "x", accessKeys: [{ accessKeyId: "short" }] }, 400, /accessKeys\[0\]/],
    ["PUT", "/roles", { name: "R" }, 400, /^trustPolicy is missing/],
    [
      "PUT",
      "/roles",
      {
        name: "R",
        trustPolicy: {
          Statement: {
            Effect: "Allow",
            Principal: { AWS: `${account}:user/alcie` },
            Action: "sts:AssumeRole",
          },
        },
      },
      400,
      /^trustPolicy\.Statement\.Principal\.AWS names nobody.*Did you mean .*user\/alice/,
    ],
    ["PUT", "/world", { users: [{ name: "a" }, { name: "a" }] }, 400, /user\/a is configured twice/],
    ["PUT", "/world", { port: 1 }, 400, /^port is unknown/],
    ["DELETE", `/world/${account}:root`, undefined, 404, /nothing to remove with the ARN/],
    ["DELETE", "/world/%zz", undefined, 404, /invalid escape/],
  ])("stays as it was when a change is refused: %s %s", async (method, path, body, status, error) => {
    const before = structuredClone(JSON.parse(JSON.stringify(sts.world)));
    const answer = await ask(method, path, body);
    expect(answer).toEqual({ status, body: { error: expect.stringMatching(error) } });
    expect(JSON.parse(JSON.stringify(sts.world))).toEqual(before);
  });
});

describe("what callers bring along", () => {
  it("is issued, without a record, and without using up a fault", async () => {
    sts.faults.add({ status: 500, match: { times: 1 } });
    const token = await ask("POST", "/token", {});
    expect(token.body.value).toMatch(/^eyJ[\w-]+\.[\w-]+\.[\w-]+$/);
    expect((await ask("POST", "/totp", { serialNumber: "GAHT12345678" })).body.value).toMatch(/^\d{6}$/);
    expect((await ask("POST", "/saml", {})).body.value).toMatch(/^[\w+/=]+$/);
    expect((await ask("POST", "/trade-in", {})).status).toBe(200);
    expect(sts.requests).toEqual([]);
    expect(sts.faults.list()).toMatchObject([{ matched: 0 }]);
  });

  it.each<[string, string, RegExp]>([
    ["/token", "{", /^The body is not valid JSON: see line 1, column 2\.$/],
    ["/token", '{"subject":"me"}', /^subject is unknown; allowed are sub, aud,/],
    ["/token", "null", /^The value is null, but must be an object/],
    ["/saml", '{"subjectType":"transcient"}', /did you mean transient/],
    ["/totp", "{}", new RegExp(`one of the MFA devices: ${account}:mfa/alice, GAHT12345678`)],
    ["/totp", '{"serialNumber":"nobody"}', /no MFA device nobody. The devices are: /],
    ["/trade-in", `{"principalArn":"${account}:role/Nobody"}`, /must be a user or role of this server/],
    ["/verify-eks-token", '{"token":"x","clusterName":"c"}', /k8s-aws-v1/],
  ])("is refused with the reason: %s %s", async (path, body, error) => {
    expect(await ask("POST", path, body)).toEqual({
      status: 400,
      body: { error: expect.stringMatching(error) },
    });
  });
});

describe("faults, clock and requests", () => {
  it("fail requests, and tell how often", async () => {
    const { body: first } = await ask("POST", "/faults", { throttle: true, match: { times: 1 } });
    const { body: second } = await ask("POST", "/faults", { code: "ExpiredToken" });
    const client = clientOf(sts, keyOf(sts, "alice"));
    await expect(client.getCallerIdentity({})).rejects.toMatchObject({ name: "Throttling" });
    expect((await ask("GET", "/faults")).body).toMatchObject([
      { id: first.id, matched: 1, applied: 1 },
      { id: second.id, matched: 1, applied: 0 },
    ]);
    expect((await ask("DELETE", `/faults/${second.id}`)).status).toBe(204);
    expect((await client.getCallerIdentity({})).Arn).toBe(`${account}:user/alice`);
    expect(await ask("DELETE", `/faults/${second.id}`)).toEqual({
      status: 404,
      body: { error: `There is no fault ${second.id}. The faults are: ${first.id}.` },
    });
    expect((await ask("DELETE", "/faults/first")).body.error).toMatch(/^The number of a fault is "first"/);
    expect((await ask("POST", "/faults", { delay: 5 })).body.error).toMatch(/^delay is unknown; .*delayMs/);
    expect((await ask("POST", "/faults", {})).body.error).toMatch(
      /^The value must have at least one of delayMs,/,
    );
    expect((await ask("DELETE", "/faults")).status).toBe(204);
    expect((await ask("GET", "/faults")).body).toEqual([]);
  });

  it("move the clock", async () => {
    const { body } = await ask("PUT", "/clock", { offsetMs: 3_600_000 });
    expect(body.offsetMs).toBe(3_600_000);
    expect(Date.parse(body.now) - Date.now()).toBeGreaterThan(3_500_000);
    expect((await ask("GET", "/health")).body.now > new Date(Date.now() + 3_500_000).toISOString()).toBe(
      true,
    );
  });

  it("lists the requests that fit all filters, and shows one", async () => {
    const client = clientOf(sts, keyOf(sts, "alice"));
    await client.getCallerIdentity({});
    sts.setClockOffset(60_000);
    await client.getCallerIdentity({});
    await expect(
      client.assumeRole({ RoleArn: `${account}:role/None`, RoleSessionName: "me" }),
    ).rejects.toThrow();
    const requestsWith = async (query: string) => (await ask("GET", `/requests${query}`)).body;
    expect(await requestsWith("")).toHaveLength(3);
    expect(await requestsWith("?operation=GetCallerIdentity")).toHaveLength(2);
    expect(await requestsWith("?operation=GetCallerIdentity&limit=1")).toHaveLength(1);
    expect(await requestsWith("?status=403&errorCode=AccessDenied")).toMatchObject([
      { operation: "AssumeRole", principal: `${account}:user/alice`, form: { RoleSessionName: "me" } },
    ]);
    const since = sts.requests[1]!.receivedAt.toISOString();
    const [second, third] = await requestsWith(`?since=${since}`);
    expect((await ask("GET", `/requests/${third.requestId}`)).body).toEqual(third);
    expect(second.receivedAt).toBe(since);
    expect((await ask("GET", "/requests/none")).status).toBe(404);
    for (const [query, error] of [
      ["?staus=200", /staus is unknown; did you mean status\?/],
      ["?status=ok", /^status is "ok", but must be a whole number/],
      ["?since=yesterday", /^since is "yesterday", but must be a time/],
    ] as const)
      expect((await requestsWith(query)).error).toMatch(error);
    await ask("DELETE", "/requests");
    expect(sts.requests).toEqual([]);
  });
});

describe("access", () => {
  it("is only for this machine, unless asked", async () => {
    const remote = { remoteAddress: "192.0.2.1", localAddress: "192.0.2.2" };
    const { status, body } = await askOver(remote);
    expect([status, body.error]).toEqual([403, expect.stringContaining("remoteControl")]);
    expect((await askOver(remote, { remoteControl: true })).status).toBe(200);
    // Not every machine has an address for others.
    expect((await askOver({ remoteAddress: "192.0.2.1", localAddress: "192.0.2.1" })).status).toBe(200);
    const open = await startStsLocal({ host: "0.0.0.0" });
    for (const endpoint of networkEndpoints("0.0.0.0", Number(new URL(open.endpoint).port)))
      expect((await ask("POST", "/token", {}, endpoint)).status).toBe(200);
    await open.close();
  });

  it.each<[Record<string, string>, number]>([
    [{ host: "localhost" }, 200],
    [{ host: "[::1]:80" }, 200],
    [{ host: "attacker.example" }, 403],
    [{ host: "localhost.attacker.example:4599" }, 403],
    [{ host: "sts:4599" }, 403],
    [{ origin: "http://127.0.0.1:5173" }, 403],
    [{ origin: "null" }, 403],
    [{ "sec-fetch-site": "cross-site" }, 403],
    [{ "sec-fetch-site": "same-site" }, 403],
    [{ host: "localhost:1", origin: "http://localhost:1", "sec-fetch-site": "same-origin" }, 200],
  ])("with %j: %i", async (headers, status) => {
    const answer = await askWith(headers);
    expect(answer.status).toBe(status);
    if (status === 403) expect(answer.body).toEqual({ error: expect.any(String) });
  });

  it.each<[string, Record<string, string>, number]>([
    ["/", { "sec-fetch-dest": "document" }, 200],
    ["/", { "sec-fetch-dest": "document", host: "attacker.example" }, 403],
    ["/", { "sec-fetch-dest": "iframe" }, 403],
    ["/_sts-local/world", { "sec-fetch-dest": "document" }, 403],
  ])("a link elsewhere opens the page and nothing else: %s with %j: %i", async (path, headers, status) => {
    const sent = httpRequest(`${sts.endpoint}${path}`, {
      headers: { accept: "text/html", "sec-fetch-site": "cross-site", ...headers },
    }).end();
    const [response] = await once(sent, "response");
    response.resume();
    expect(response.statusCode).toBe(status);
  });

  it("is given to the names in allowedHosts", async () => {
    const named = await startStsLocal({ allowedHosts: ["sts"] });
    expect((await askWith({ host: "STS:4599" }, named)).status).toBe(200);
    expect((await askWith({ host: "stss:4599" }, named)).status).toBe(403);
    await named.close();
  });

  it("is none for a page of another site", async () => {
    const response = await fetch(`${sts.endpoint}/_sts-local/health`);
    expect(response.headers.get("access-control-allow-origin")).toBeNull();
    const preflight = await fetch(`${sts.endpoint}/_sts-local/health`, { method: "OPTIONS" });
    expect([preflight.status, preflight.headers.get("allow")]).toEqual([405, "GET"]);
  });

  it.each([
    ["POST", "/constructor", 404, /no \/constructor here/],
    ["PATCH", "/world", 405, /takes GET, PUT, not PATCH/],
  ])("%s %s: %i", async (method, path, status, error) => {
    expect(await ask(method, path)).toEqual({ status, body: { error: expect.stringMatching(error) } });
  });

  it("takes no body for an empty one, and no clock that no date can express", async () => {
    expect(await ask("POST", "/token")).toEqual({
      status: 400,
      body: { error: expect.stringContaining("if only {}") },
    });
    const { status, body } = await ask("PUT", "/clock", { offsetMs: 1e300 });
    expect([status, body]).toEqual([
      400,
      { error: expect.stringMatching(/^offsetMs is 1e\+300, but must be/) },
    ]);
    expect(sts.clockOffset).toBe(0);
  });

  it("ends at a megabyte", async () => {
    expect((await ask("POST", "/token", { sub: "x".repeat(2 ** 20) })).status).toBe(413);
    expect(await ask("POST", "/reset", {})).toEqual({
      status: 400,
      body: { error: "This request takes no body." },
    });
  });
});

describe("the description", () => {
  it("is valid OpenAPI, and names each route", async () => {
    const { body } = await ask("GET", "/openapi.json");
    const { errors } = await new Validator().validate(body);
    expect(errors).toBeUndefined();
    expect(body.servers).toEqual([{ url: `${sts.endpoint}/_sts-local` }]);
    const described = Object.entries<object>(body.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    expect(described.sort()).toEqual(routes.map(({ method, path }) => `${method} ${path}`).sort());
  });

  it("holds for what the server answers", async () => {
    const { body: description } = await ask("GET", "/openapi.json");
    const ajv = new Ajv2020({ formats: { "date-time": /^\d{4}-\d\d-\d\dT[\d:.]+Z$/ } });
    const sent: Readonly<Record<string, object>> = {
      "PUT /world": { extends: "default", roles: [] },
      "PUT /users": { name: "u" },
      "PUT /roles": {
        name: "R",
        trustPolicy: { Statement: { Effect: "Allow", Principal: "*", Action: "sts:AssumeRole" } },
      },
      "PUT /oidc-providers": { issuer: "https://x.example", clientIds: ["x"] },
      "PUT /saml-providers": { name: "s", entityId: "x" },
      "POST /token": { sub: "me" },
      "POST /saml": { tags: { a: "b" } },
      "POST /totp": {},
      "POST /trade-in": {},
      "POST /faults": { delayMs: 1, match: { operation: "GetCallerIdentity" } },
      "PUT /clock": { offsetMs: 0 },
    };
    await clientOf(sts, keyOf(sts, "alice")).getCallerIdentity({});
    const { requestId } = sts.requests[0]!;
    for (const { method, path, answer, body } of routes) {
      const call = `${method} ${path}`;
      if (answer === undefined || path === "/verify-eks-token") continue;
      const schemaOf = ({ name }: { name: string }) => ajv.compile(description.components.schemas[name]);
      if (body) expect.soft(schemaOf(body)(sent[call]), call).toBe(true);
      const { status, body: answered } = await ask(
        method,
        path.replace("{requestId}", requestId),
        sent[call],
      );
      const validate = schemaOf(answer);
      expect.soft([call, status, validate(answered), validate.errors]).toEqual([call, 200, true, null]);
    }
  });
});
