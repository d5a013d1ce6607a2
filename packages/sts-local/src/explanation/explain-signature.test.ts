import { type Request, sign } from "aws4";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { startStsLocal } from "../start-sts-local.js";
import type { StsLocal } from "../sts-local.js";
import {
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
    await sendSigned(sts, { ...alice, secretAccessKey: bob.secretAccessKey });
    expect(explanation().summary).toContain("The signature is also another than");
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
