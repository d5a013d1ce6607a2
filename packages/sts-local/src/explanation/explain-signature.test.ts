import { createHash, createHmac } from "node:crypto";
import { type Request, sign } from "aws4";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { startStsLocal } from "../start-sts-local.js";
import type { StsLocal } from "../sts-local.js";
import {
  amzDate,
  clientOf,
  credentialsIn,
  keyOf,
  sendRaw,
  sendSigned,
  signedRequest,
  type TestCredentials,
} from "../testing/clients.js";
import type { Explanation } from "./explanation.js";

let sts: StsLocal;
let alice: TestCredentials;
let bob: TestCredentials;
beforeAll(async () => {
  sts = await startStsLocal();
  alice = keyOf(sts, "alice");
  bob = keyOf(sts, "bob");
});
afterEach(() => sts.reset());
afterAll(() => sts.close());

function explanation(): Explanation {
  const { explanation } = sts.requests.at(-1)!;
  expect(explanation).toBeDefined();
  return explanation!;
}

const BODY = "Action=GetCallerIdentity&Version=2011-06-15";
const PRESIGNED = "/?Action=GetCallerIdentity&Version=2011-06-15";

type Scope = { readonly date?: string; readonly region?: string; readonly service?: string };

/** Sends what a signer sends that somebody wrote, with mistakes in the canonical request or the key's scope. */
async function sendOwnSigned(
  {
    path = "/",
    rewrite = (canonicalRequest) => canonicalRequest,
  }: { readonly path?: string; readonly rewrite?: (canonicalRequest: string) => string },
  keyScope: Scope = {},
): Promise<void> {
  const { host } = new URL(sts.endpoint);
  const scope = { date: amzDate(sts, 0), region: "eu-west-1", service: "sts" };
  const hmac = (key: string | Buffer, text: string) => createHmac("sha256", key).update(text).digest();
  const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");
  const query = (path.split("?")[1] ?? "").split("&").sort().join("&");
  const canonicalRequest = rewrite(
    `POST\n/\n${query}\nhost:${host}\nx-amz-date:${scope.date}\n\nhost;x-amz-date\n${sha256(BODY)}`,
  );
  const terms = ({ date, region, service }: typeof scope) => [
    date.slice(0, 8),
    region,
    service,
    "aws4_request",
  ];
  const credentialScope = terms(scope).join("/");
  const key = terms({ ...scope, ...keyScope }).reduce<string | Buffer>(hmac, `AWS4${alice.secretAccessKey}`);
  const stringToSign = `AWS4-HMAC-SHA256\n${scope.date}\n${credentialScope}\n${sha256(canonicalRequest)}`;
  const { code } = await sendRaw(sts, {
    method: "POST",
    path,
    body: BODY,
    headers: {
      "Content-Type": "application/x-www-form-urlencoded",
      "X-Amz-Date": scope.date,
      Authorization: `AWS4-HMAC-SHA256 Credential=${alice.accessKeyId}/${credentialScope}, SignedHeaders=host;x-amz-date, Signature=${hmac(key, stringToSign).toString("hex")}`,
    },
  });
  expect(code).toBe("SignatureDoesNotMatch");
}

describe("a signature that does not match is explained by", () => {
  it.each<[string, RegExp, () => Partial<TestCredentials>, Request?, ((signed: Request) => void)?]>([
    [
      "another-secret",
      /secret access key of AKIA\w+ \(bob\)/,
      () => ({ secretAccessKey: bob.secretAccessKey }),
    ],
    ["secret-spelling", /line break after/, () => ({ secretAccessKey: `${alice.secretAccessKey}\n` })],
    ["secret-spelling", /in quotes/, () => ({ secretAccessKey: `"${alice.secretAccessKey}"` })],
    [
      "body",
      /over an empty body/,
      () => ({}),
      { body: "", headers: { "content-type": "application/x-www-form-urlencoded" } },
      (signed) => Object.assign(signed, { body: BODY }),
    ],
    [
      "body",
      /over a body with \+ for spaces/,
      () => ({}),
      { body: `${BODY}&Note=a+b` },
      (signed) => Object.assign(signed, { body: `${BODY}&Note=a%20b` }),
    ],
    [
      "body",
      /parameters in another order/,
      () => ({}),
      { body: "Action=GetCallerIdentity&Note=a&Version=2011-06-15" },
      (signed) => Object.assign(signed, { body: "Note=a&Action=GetCallerIdentity&Version=2011-06-15" }),
    ],
    ["host", /with host: sts\.amazonaws\.com, where 127\.0\.0\.1/, () => ({}), { host: "sts.amazonaws.com" }],
    [
      "host",
      /with host: sts\.eu-west-1\.amazonaws\.com/,
      () => ({}),
      { host: "sts.eu-west-1.amazonaws.com" },
    ],
    ["host", /with host: localhost:\d+/, () => ({}), {}, (signed) => resign(signed, "localhost")],
    [
      "header",
      /content-type: application\/x-www-form-urlencoded; charset=utf-8, where/,
      () => ({}),
      { headers: { "Content-Type": "application/x-www-form-urlencoded; charset=utf-8" } },
      (signed) => Object.assign(signed.headers!, { "Content-Type": "application/x-www-form-urlencoded" }),
    ],
    [
      "path",
      /for the path \/, where \/proxy\/ arrived/,
      () => ({}),
      { path: "/" },
      (signed) => Object.assign(signed, { path: "/proxy/" }),
    ],
    [
      "query",
      /without the parameter Note in the query string/,
      () => ({}),
      { method: "GET", path: PRESIGNED, signQuery: true },
      (signed) => Object.assign(signed, { path: `${signed.path}&Note=a` }),
    ],
    [
      "query",
      /with X-Amz-Expires=300/,
      () => ({}),
      { method: "GET", path: `${PRESIGNED}&X-Amz-Expires=300`, signQuery: true },
      (signed) => Object.assign(signed, { path: signed.path!.replace("Expires=300", "Expires=600") }),
    ],
    ["secret-spelling", /the word undefined as/, () => ({ secretAccessKey: "undefined" })],
    [
      "secret-spelling",
      /without its first character/,
      () => ({ secretAccessKey: alice.secretAccessKey.slice(1) }),
    ],
    ["secret-spelling", /the access key ID as the secret/, () => ({ secretAccessKey: alice.accessKeyId })],
    [
      "body",
      /without the parameter Note/,
      () => ({}),
      {},
      (signed) => Object.assign(signed, { body: `${signed.body}&Note=a` }),
    ],
    [
      "body",
      /with \+ for spaces, .*, and with content-type: .*; charset=utf-8, where/,
      () => ({}),
      {
        body: `${BODY}&Note=a+b`,
        headers: { "Content-Type": "application/x-www-form-urlencoded; charset=utf-8" },
      },
      (signed) => {
        signed.body = `${BODY}&Note=a%20b`;
        signed.headers!["Content-Type"] = "application/x-www-form-urlencoded";
      },
    ],
    [
      "host",
      /with host: sts-fips\.us-west-2\.amazonaws\.com/,
      () => ({}),
      { host: "sts-fips.us-west-2.amazonaws.com" },
    ],
    [
      "host",
      /with host: sts\.amazonaws\.com, .*, and with content-type: application\/x-www-form-urlencoded, where/,
      () => ({}),
      { host: "sts.amazonaws.com", headers: { "Content-Type": "application/x-www-form-urlencoded" } },
      ({ headers }) =>
        Object.assign(headers!, { "Content-Type": "application/x-www-form-urlencoded; charset=utf-8" }),
    ],
    [
      "signing-date",
      /at \d{8}T\d{6}Z, where \d{8}T\d{6}Z arrived/,
      () => ({}),
      {},
      ({ headers }) => Object.assign(headers!, { "X-Amz-Date": amzDate(sts, 90) }),
    ],
  ])("%s: %s", async (cause, summary, credentials, request = {}, alter) => {
    const { code } = await sendSigned(sts, { ...alice, ...credentials() }, request, alter);
    expect(code).toBe("SignatureDoesNotMatch");
    const { summary: said, ...explained } = explanation();
    expect(said).toMatch(summary);
    expect(explained.cause).toBe(cause);
    expect(explained.checks.filter(({ passed }) => !passed)).toHaveLength(2);
    expect(explained.facts["canonicalRequest"]).toMatch(/^(GET|POST)\n\//);
    expect(explained.facts["stringToSign"]).toMatch(/^AWS4-HMAC-SHA256\n\d{8}T\d{6}Z\n.*\n[0-9a-f]{64}$/);
  });

  /** Signs again for another name of the same host. */
  function resign(signed: Request, hostname: string): void {
    const { port } = new URL(sts.endpoint);
    const { headers } = sign(
      {
        host: `${hostname}:${port}`,
        method: "POST",
        path: "/",
        service: "sts",
        region: "eu-west-1",
        body: BODY,
      },
      alice,
    );
    signed.headers = headers!;
  }

  it("a key that was derived for another region, service or day", async () => {
    for (const [cause, from, to] of [
      ["region", "/eu-west-1/", "/eu-central-1/"],
      ["date", /\/(\d{8})\//, "/20200101/"],
    ] as const) {
      const { code } = await sendSigned(sts, alice, {}, ({ headers }) => {
        headers!["Authorization"] = (headers!["Authorization"] as string).replace(from, to);
      });
      expect(code).toBe("SignatureDoesNotMatch");
      expect(explanation().cause).toBe(cause);
    }
  });

  it.each<[string, () => Scope]>([
    ["region", () => ({ region: "us-east-1" })],
    ["service", () => ({ service: "lambda" })],
    ["date", () => ({ date: amzDate(sts, -86_400) })],
  ])("a key that was derived for another %s than the scope says", async (cause, keyScope) => {
    await sendOwnSigned({}, keyScope());
    expect(explanation().cause).toBe(cause);
  });

  it.each<[RegExp, string, (canonicalRequest: string) => string]>([
    [/the query string as it was sent/, "/?b=1&a=2", (canonical) => canonical.replace("a=2&b=1", "b=1&a=2")],
    [/with \+ for spaces/, "/?a=1%202", (canonical) => canonical.replace("%20", "+")],
    [/without the empty line/, "/", (canonical) => canonical.replace("\n\nhost;", "\nhost;")],
    [/line break at the end/, "/", (canonical) => `${canonical}\n`],
    [/without the hash of the body/, "/", (canonical) => canonical.slice(0, -64)],
  ])("a canonical request of the signer's own: %s", async (summary, path, rewrite) => {
    await sendOwnSigned({ path, rewrite });
    expect(explanation()).toMatchObject({
      cause: "canonical-request",
      summary: expect.stringMatching(summary),
    });
  });

  it.each<[RegExp, (signature: string) => string]>([
    [/right one, in uppercase/, (signature) => signature.toUpperCase()],
    [/right one, in base64/, (signature) => Buffer.from(signature, "hex").toString("base64")],
    [/right one, cut off after 60/, (signature) => signature.slice(0, 60)],
    [/has 5 characters/, () => "wrong"],
  ])("how it is written: %s", async (summary, write) => {
    await sendSigned(sts, alice, {}, ({ headers }) => {
      headers!["Authorization"] = (headers!["Authorization"] as string).replace(
        /(?<=Signature=)\w+/,
        (signature) => write(signature),
      );
    });
    expect(explanation()).toMatchObject({ cause: "signature-form", summary: expect.stringMatching(summary) });
  });

  it("none of these, and says what to compare", async () => {
    await sendSigned(sts, { ...alice, secretAccessKey: "none of them" });
    const { cause, summary, checks, facts } = explanation();
    expect(cause).toBe("unknown");
    expect(summary).toContain("Compare the canonical request");
    expect(checks.filter(({ passed }) => passed).length).toBeGreaterThan(8);
    const { headers } = signedRequest(sts, alice);
    expect(facts["canonicalRequest"]).toContain(`host:${headers!["Host"]}`);
  });
});

describe("what is checked before the value is explained too:", () => {
  it("a clock that is wrong, and whether the signature is right otherwise", async () => {
    sts.setClockOffset(3_600_000);
    await sendSigned(sts, alice);
    expect(explanation()).toMatchObject({
      cause: "clock",
      summary: expect.stringMatching(
        /clock is 3\d{3} seconds behind the server's.*Otherwise the signature is right/,
      ),
    });
    await sendSigned(sts, { ...alice, secretAccessKey: "none of them" });
    expect(explanation().summary).toContain("The signature is also another than");
  });

  it("a presigned request that has expired", async () => {
    await sendSigned(
      sts,
      alice,
      { method: "GET", path: `${PRESIGNED}&X-Amz-Expires=60`, signQuery: true },
      () => sts.setClockOffset(120_000),
    );
    expect(explanation()).toMatchObject({
      cause: "clock",
      summary: expect.stringContaining("It was presigned for 60 seconds: presign a new one"),
    });
  });

  it("two mistakes at once", async () => {
    const body = `${BODY}&Note=a+b`;
    const headers = { "X-Amz-Content-Sha256": createHash("sha256").update(body).digest("hex") };
    await sendSigned(sts, alice, { body, headers }, (signed) => {
      signed.body = `${BODY}&Note=a%20b`;
    });
    expect(explanation()).toMatchObject({
      cause: "body-hash",
      summary: expect.stringContaining("over a body with + for spaces, where %20 arrived"),
    });
    sts.setClockOffset(3_600_000);
    await sendSigned(sts, { ...alice, secretAccessKey: bob.secretAccessKey });
    expect(explanation()).toMatchObject({ cause: "clock", summary: expect.stringContaining("(bob)") });
  });

  it.each<[string, Request, ((signed: Request) => void)?]>([
    ["service", { service: "s3" }],
    [
      "header-missing",
      { headers: { "X-Note": "a" } },
      (signed) => {
        delete signed.headers!["X-Note"];
      },
    ],
    ["body-hash", { headers: { "X-Amz-Content-Sha256": "UNSIGNED-PAYLOAD" } }],
  ])("%s", async (cause, request, alter) => {
    expect((await sendSigned(sts, alice, request, alter)).code).toBe("SignatureDoesNotMatch");
    expect(explanation().cause).toBe(cause);
  });
});

describe("an unknown key is explained by", () => {
  async function session(): Promise<Required<TestCredentials>> {
    const output = await clientOf(sts, alice).assumeRole({
      RoleArn: "arn:aws:iam::123456789012:role/Open",
      RoleSessionName: "me",
    });
    return credentialsIn(output);
  }

  it("a session token that is missing, not signed, old, or too many", async () => {
    const { sessionToken, ...keys } = await session();
    await sendSigned(sts, keys);
    expect(explanation()).toMatchObject({ cause: "session-token-missing" });
    await sendSigned(sts, keys, {}, ({ headers }) => {
      headers!["X-Amz-Security-Token"] = sessionToken;
    });
    expect(explanation()).toMatchObject({ cause: "signed-headers" });
    await sendSigned(sts, { ...keys, sessionToken: "b2xk" });
    expect(explanation()).toMatchObject({ cause: "session-of-another-server" });
    await sendSigned(sts, { ...alice, sessionToken });
    expect(explanation()).toMatchObject({
      cause: "session-token-of-another-key",
      summary: expect.stringContaining("AWS_SESSION_TOKEN"),
    });
    const presigned = signedRequest(sts, keys, { method: "GET", path: PRESIGNED, signQuery: true });
    await sendRaw(sts, {
      ...presigned,
      path: `${presigned.path}&X-Amz-Security-Token=${encodeURIComponent(sessionToken)}`,
    });
    expect(explanation()).toMatchObject({ cause: "session-token-not-signed" });
  });

  it("a session token of another session, or misspelled, or empty", async () => {
    const [one, two] = [await session(), await session()];
    await sendSigned(sts, { ...one, sessionToken: two.sessionToken });
    expect(explanation()).toMatchObject({
      cause: "session-token-of-another-key",
      summary: expect.stringContaining("two sessions are mixed up"),
    });
    for (const sessionToken of [encodeURIComponent(one.sessionToken), `"${one.sessionToken}"`]) {
      await sendSigned(sts, { ...one, sessionToken });
      expect(explanation()).toMatchObject({ cause: "session-token-spelling" });
    }
    const { sessionToken: _, ...keys } = one;
    await sendSigned(sts, keys, { headers: { "X-Amz-Security-Token": "" } });
    expect(explanation()).toMatchObject({ cause: "session-token-missing" });
    expect(explanation().summary).not.toContain("instead");
  });

  it("a secret in the place of the key ID, which is not shown", async () => {
    const { accessKeyId, secretAccessKey } = alice;
    await sendSigned(sts, { accessKeyId: secretAccessKey, secretAccessKey: accessKeyId });
    expect(explanation()).toMatchObject({
      cause: "unknown-key",
      summary: expect.stringContaining("it may be a secret access key"),
    });
    expect(JSON.stringify(explanation())).not.toContain(secretAccessKey);
  });

  it("a key of nobody's here, and those that the server has", async () => {
    await sendSigned(sts, { accessKeyId: "AKIAIOSFODNN7EXAMPLE", secretAccessKey: "x" });
    const { cause, summary } = explanation();
    expect(cause).toBe("unknown-key");
    expect(summary).toContain(`${alice.accessKeyId} (alice)`);
  });
});

it("no explanation shows a secret", async () => {
  const session = credentialsIn(
    await clientOf(sts, alice).assumeRole({
      RoleArn: "arn:aws:iam::123456789012:role/Open",
      RoleSessionName: "me",
    }),
  );
  const wrong = { ...session, secretAccessKey: "wrong secret of forty characters, or so.." };
  await sendSigned(sts, wrong);
  await sendSigned(sts, wrong, { method: "GET", path: PRESIGNED, signQuery: true });
  const shown = JSON.stringify(sts.requests.map(({ explanation }) => explanation));
  for (const secret of [
    session.sessionToken,
    session.secretAccessKey,
    wrong.secretAccessKey,
    bob.secretAccessKey,
  ]) {
    expect(shown).not.toContain(secret);
    expect(shown).not.toContain(encodeURIComponent(secret));
  }
  expect(shown).toContain(`${session.sessionToken.slice(0, 8)}…`);
});
