import { connect } from "node:net";
import { buffer } from "node:stream/consumers";
import { STS } from "@stskit/client-sts-node";
import { type RequestRecord, type StsLocal, startStsLocal } from "@stskit/sts-local";
import fc from "fast-check";
import { afterAll, afterEach, beforeAll, expect, it, vi } from "vitest";

const account = "arn:aws:iam::123456789012";
const onError = vi.fn();

let sts: StsLocal;
let client: STS;
beforeAll(async () => {
  sts = await startStsLocal({ onError });
  client = new STS({
    region: "eu-west-1",
    endpoint: sts.endpoint,
    credentials: sts.accessKeys[0],
    maxAttempts: 1,
  });
});
/** Whatever came, the server works on and nothing in it has thrown. */
afterEach(async () => {
  expect(onError).not.toHaveBeenCalled();
  sts.reset();
  expect((await client.getCallerIdentity()).Arn).toBe(`${account}:user/alice`);
});
afterAll(async () => {
  client.destroy();
  await sts.close();
});

/** The server waits for the rest of a request that announces more than comes. Such a connection is ended; milliseconds. */
const INCOMPLETE_AFTER = 100;

/** Sends text over a connection of its own, and returns the statuses of all responses. */
async function statusesOf(text: string, idleLimit = 0): Promise<number[]> {
  const { hostname, port } = new URL(sts.endpoint);
  const socket = connect(Number(port), hostname);
  socket.on("error", () => {});
  socket.setTimeout(idleLimit, () => socket.end());
  socket.write(text);
  const received = await buffer(socket).catch(() => Buffer.alloc(0));
  return [...received.toString("latin1").matchAll(/^HTTP\/1\.1 (\d{3})/gm)].map(([, status]) =>
    Number(status),
  );
}

/** A request as it was sent. */
function textOf({ method, path, query, headers, body }: RequestRecord): string {
  const target = new URLSearchParams(query).toString();
  const lines = Object.entries({ ...headers, connection: "close" }).map(
    ([name, value]) => `${name}: ${value}`,
  );
  return [`${method} ${path}${target && "?"}${target} HTTP/1.1`, ...lines, "", body].join("\r\n");
}

async function validRequests(): Promise<string[]> {
  const key = sts.accessKeys[0].accessKeyId;
  const role = (name: string) => ({ RoleArn: `${account}:role/${name}`, RoleSessionName: "me" });
  await client.assumeRole({ ...role("Open"), Tags: [{ Key: "Team", Value: "ä" }], ExternalId: "ex" });
  await client.assumeRole({
    ...role("WithMfa"),
    SerialNumber: `${account}:mfa/alice`,
    TokenCode: sts.totp(`${account}:mfa/alice`),
  });
  await client.assumeRoleWithWebIdentity({
    ...role("WebIdentity"),
    WebIdentityToken: await sts.webIdentityToken(),
  });
  await client.assumeRoleWithSAML({
    RoleArn: `${account}:role/Saml`,
    PrincipalArn: `${account}:saml-provider/sts-local`,
    SAMLAssertion: await sts.samlAssertion(),
  });
  await client.getCallerIdentity();
  await client.getSessionToken({ DurationSeconds: 900 });
  const { Credentials } = await client.getFederationToken({ Name: "me" });
  const session = new STS({
    region: "eu-west-1",
    endpoint: sts.endpoint,
    credentials: {
      accessKeyId: Credentials.AccessKeyId,
      secretAccessKey: Credentials.SecretAccessKey,
      sessionToken: Credentials.SessionToken,
    },
  });
  await session.getScopedCredentials({ DurationSeconds: 900, ScopedSessionDescription: "ä" });
  session.destroy();
  await client.getAccessKeyInfo({ AccessKeyId: key });
  await client.getDelegatedAccessToken({ TradeInToken: sts.tradeInToken() });
  await client.getWebIdentityToken({ Audience: ["a"], SigningAlgorithm: "ES384" });
  const control = (method: string, path: string, body = "") =>
    `${method} /_sts-local${path} HTTP/1.1\r\nhost: ${new URL(sts.endpoint).host}\r\nconnection: close\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
  return [
    ...sts.requests.map(textOf),
    control("GET", "/requests?operation=AssumeRole&limit=2"),
    control("PUT", "/users", JSON.stringify({ name: "carol" })),
    control(
      "PUT",
      "/roles",
      JSON.stringify({
        name: "R",
        trustPolicy: { Statement: { Effect: "Allow", Principal: "*", Action: "sts:*" } },
      }),
    ),
    control("DELETE", `/world/${account}:role/Nobody`),
    control("POST", "/token", JSON.stringify({ sub: "me", claims: { a: [1] } })),
  ];
}

/** One change of some text: something taken out, put in, repeated, or turned around. */
const change = fc.tuple(
  fc.double({ min: 0, max: 1, noNaN: true }),
  fc.nat(12),
  fc.oneof(
    fc.constant("cut"),
    fc.constant("repeat"),
    fc.constantFrom(
      "\0",
      "\r\n",
      "\r\n\r\n",
      "%",
      "%00",
      "%ff",
      "&",
      "=",
      "+",
      "<",
      "<!DOCTYPE a>",
      "]]>",
      ".",
      "/",
      "__proto__",
      "é",
    ),
    fc.string({ unit: "binary", maxLength: 8 }),
  ),
);

function changed(text: string, changes: readonly (readonly [number, number, string])[]): string {
  return changes.reduce((current, [where, length, what]) => {
    const at = Math.floor(where * current.length);
    const part = current.slice(at, at + length);
    const put = what === "cut" ? "" : what === "repeat" ? part.repeat(3) : what;
    return current.slice(0, at) + put + current.slice(at + (what === "cut" ? length : 0));
  }, text);
}

it("no bytes make the server fail", { timeout: 120_000 }, async () => {
  const requests = await validRequests();
  for (const request of requests) expect(await statusesOf(request)).toHaveLength(1);
  const changes = fc.array(change, { minLength: 1, maxLength: 4 });
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...requests), changes, async (request, given) => {
      const statuses = await statusesOf(changed(request, given), INCOMPLETE_AFTER);
      expect(statuses.filter((status) => status >= 500)).toEqual([]);
    }),
    { numRuns: 1500 },
  );
});

it("no assertion, token or code makes the server fail", { timeout: 120_000 }, async () => {
  const xml = Buffer.from(await sts.samlAssertion(), "base64").toString();
  const jwt = await sts.webIdentityToken();
  const { Credentials } = await client.assumeRole({ RoleArn: `${account}:role/Open`, RoleSessionName: "me" });
  const changes = fc.array(change, { minLength: 1, maxLength: 4 });
  const sent = fc.oneof(
    changes.map((given) => ({
      Action: "AssumeRoleWithSAML",
      RoleArn: `${account}:role/Saml`,
      PrincipalArn: `${account}:saml-provider/sts-local`,
      SAMLAssertion: Buffer.from(changed(xml, given)).toString("base64"),
    })),
    changes.map((given) => ({
      Action: "AssumeRoleWithWebIdentity",
      RoleArn: `${account}:role/WebIdentity`,
      RoleSessionName: "me",
      // Mostly the parts of the token as text, so that changes reach what they say.
      WebIdentityToken: jwt
        .split(".")
        .map((part, index) =>
          index === 2
            ? part
            : Buffer.from(changed(Buffer.from(part, "base64url").toString(), given)).toString("base64url"),
        )
        .join("."),
    })),
  );
  await fc.assert(
    fc.asyncProperty(sent, async (input) => {
      const body = new URLSearchParams({ Version: "2011-06-15", ...input });
      const { status } = await fetch(sts.endpoint, { method: "POST", body });
      expect([200, 400, 403]).toContain(status);
    }),
    { numRuns: 600 },
  );
  await fc.assert(
    fc.asyncProperty(changes, async (given) => {
      const sessionToken = changed(Credentials!.SessionToken!, given).replace(/[^\x21-\x7e]/g, "x");
      const credentials = {
        accessKeyId: Credentials!.AccessKeyId!,
        secretAccessKey: Credentials!.SecretAccessKey!,
        sessionToken,
      };
      const session = new STS({ region: "eu-west-1", endpoint: sts.endpoint, credentials, maxAttempts: 1 });
      const outcome = await session.getCallerIdentity().catch((error) => error);
      session.destroy();
      expect(["InvalidClientTokenId", undefined]).toContain(
        sessionToken === Credentials!.SessionToken ? undefined : outcome.name,
      );
    }),
    { numRuns: 100 },
  );
});
