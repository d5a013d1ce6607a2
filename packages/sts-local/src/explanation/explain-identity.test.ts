import { deflateRawSync } from "node:zlib";
import { generateKeyPair, SignJWT } from "jose";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { startStsLocal } from "../start-sts-local.js";
import type { StsLocal } from "../sts-local.js";
import { clientOf, keyOf } from "../testing/clients.js";
import type { Explanation } from "./explanation.js";

const account = "arn:aws:iam::123456789012";
const MINUTE = 60_000;

let sts: StsLocal;
beforeAll(async () => {
  const device = { serialNumber: "GAHT12345678", secret: "JBSWY3DPEHPK3PXP" };
  const trusting = (statement: object) => ({
    Statement: [
      { Sid: "Others", Effect: "Allow", Principal: { AWS: `${account}:user/bob` }, Action: "sts:AssumeRole" },
      { Effect: "Allow", Principal: { AWS: `${account}:root` }, Action: "sts:AssumeRole", ...statement },
    ],
  });
  sts = await startStsLocal({
    extends: "default",
    users: [
      { name: "carol", mfaDevices: [device, { ...device, serialNumber: "GAHT87654321", secret: "AAAA" }] },
    ],
    roles: [
      {
        name: "Conditional",
        trustPolicy: trusting({
          Condition: {
            StringLike: { "sts:RoleSessionName": "ci-*" },
            StringEquals: { "sts:ExternalId": ["one", "two"] },
          },
        }),
      },
      {
        name: "Denying",
        trustPolicy: trusting({ Effect: "Deny", Condition: { StringNotEquals: { "sts:ExternalId": "in" } } }),
      },
      ...Object.entries({
        NotTrusting: { NotPrincipal: { AWS: `${account}:user/alice` }, Principal: undefined },
        NotAllowing: { NotAction: "sts:AssumeRole", Action: undefined },
        Negated: { Condition: { StringNotEquals: { "aws:username": "alice" } } },
        Present: { Condition: { Null: { "sts:ExternalId": "false" } } },
        Short: { Condition: { NumericLessThanEquals: { "sts:DurationSeconds": "900" } } },
        Keys: {
          Action: ["sts:AssumeRole", "sts:TagSession"],
          Condition: { "ForAllValues:StringEquals": { "aws:TagKeys": ["Team"] } },
        },
      }).map(([name, statement]) => ({ name, trustPolicy: { Statement: trusting(statement).Statement[1] } })),
      { name: "Untagged", trustPolicy: trusting({}) },
    ] as never,
  });
});
afterEach(() => sts.reset());
afterAll(() => sts.close());

function explanation(): Explanation {
  return sts.requests.at(-1)!.explanation!;
}

describe("a trust policy is explained by", () => {
  async function refused(role: string, more: object = {}, user = "alice"): Promise<Explanation> {
    const input = { RoleArn: `${account}:role/${role}`, RoleSessionName: "ci-1", ...more };
    const call = clientOf(sts, keyOf(sts, user)).assumeRole(input);
    await expect(call).rejects.toMatchObject({ name: "AccessDenied" });
    return explanation();
  }

  it("the condition that is not met, with the values compared", async () => {
    const { cause, summary, checks } = await refused("Conditional", { ExternalId: "three" });
    expect(cause).toBe("trust-policy-condition");
    expect(summary).toBe(
      `Statement[1] of the trust policy of ${account}:role/Conditional has a condition that is not met: ` +
        `StringEquals wants sts:ExternalId to be "one" or "two"; the request has "three".`,
    );
    expect(checks).toContainEqual({
      what: "Statement[1], Allow: condition StringLike sts:RoleSessionName",
      passed: true,
      detail: 'StringLike wants sts:RoleSessionName to be "ci-*"; the request has "ci-1"',
    });
    expect((await refused("Conditional")).summary).toContain("; the request has none.");
  });

  it("the statement that denies", async () => {
    const { cause, summary } = await refused("Denying");
    expect([cause, summary]).toEqual([
      "explicit-deny",
      expect.stringMatching(
        /^Statement\[1\] of the trust policy .* it is for .*:root, and StringNotEquals wants sts:ExternalId not to be "in"; the request has none\.$/,
      ),
    ]);
  });

  it.each<[string, string, RegExp, object?]>([
    ["NotTrusting", "principal", /does not trust .*user\/alice\. It trusts all but .*user\/alice\./],
    ["NotAllowing", "action", /allows all but sts:AssumeRole\. Take it out of its NotAction\./],
    ["Negated", "condition", /wants aws:username not to be "alice"; the request has "alice"/],
    ["Present", "condition", /wants sts:ExternalId to be there; the request has none/],
    ["Short", "condition", /sts:DurationSeconds to be less than or equal to "900"; the request has "3600"/],
    [
      "Keys",
      "condition",
      /wants each aws:TagKeys to be "Team"; the request has "Team", "Cost"/,
      {
        Tags: [
          { Key: "Team", Value: "a" },
          { Key: "Cost", Value: "b" },
        ],
      },
    ],
  ])("what its elements mean: %s", async (role, part, summary, more = {}) => {
    expect(await refused(role, more)).toMatchObject({
      cause: `trust-policy-${part}`,
      summary: expect.stringMatching(summary),
    });
  });

  it("whom it trusts", async () => {
    const { cause, summary } = await refused("AliceOnly", {}, "bob");
    expect(cause).toBe("trust-policy-principal");
    expect(summary).toContain(`does not trust ${account}:user/bob. It trusts ${account}:user/alice.`);
  });

  it("the action that is missing", async () => {
    const { cause, summary } = await refused("Untagged", { Tags: [{ Key: "Team", Value: "a" }] });
    expect(cause).toBe("trust-policy-action");
    expect(summary).toContain("allows sts:AssumeRole. Add sts:TagSession to its Action.");
  });

  it("a role that does not exist, which STS itself never says", async () => {
    const { cause, summary } = await refused("Opne");
    expect([cause, summary]).toEqual([
      "no-such-role",
      expect.stringContaining(`Did you mean ${account}:role/Open?`),
    ]);
    expect((await refused("path/Open")).summary).toContain(`Did you mean ${account}:role/Open?`);
  });
});

describe("a web identity token is explained by", () => {
  async function refused(token: string): Promise<Explanation> {
    const input = {
      RoleArn: `${account}:role/WebIdentity`,
      RoleSessionName: "me",
      WebIdentityToken: token,
    };
    await expect(clientOf(sts, keyOf(sts, "alice")).assumeRoleWithWebIdentity(input)).rejects.toThrow();
    const { cause, checks } = explanation();
    expect(checks.at(-1)).toMatchObject({ passed: false });
    expect(checks.slice(0, -1).every(({ passed }) => passed)).toBe(true);
    expect(JSON.stringify(explanation())).not.toContain(token.split(".")[2] || "no signature");
    expect(cause).not.toBe("unknown");
    return explanation();
  }

  async function signed(claims: object, header: object = {}) {
    const { privateKey } = await generateKeyPair("ES256");
    return new SignJWT({ iss: "https://oidc.sts-local.test", sub: "me", aud: "sts.amazonaws.com", ...claims })
      .setProtectedHeader({ alg: "ES256", kid: "sts-local-oidc", ...header })
      .setIssuedAt()
      .setExpirationTime("1h")
      .sign(privateKey);
  }

  /** A token of the provider, with another header. */
  async function withHeader(header: object): Promise<string> {
    const [, ...rest] = (await sts.webIdentityToken()).split(".");
    return [Buffer.from(JSON.stringify(header)).toString("base64url"), ...rest].join(".");
  }

  it.each<[string, RegExp, () => string | Promise<string>]>([
    ["token-form", /not a JWT/, () => "none.of.these"],
    [
      "token-issuer",
      /the issuers https:\/\/oidc\.sts-local\.test/,
      () => signed({ iss: "https://other.test" }),
    ],
    ["token-signature", /another key of that name, or changed/, () => signed({})],
    ["token-key", /another instance/, () => signed({}, { kid: "other" })],
    ["token-claims", /"sub"/, () => sts.webIdentityToken({ claims: { sub: undefined } })],
    [
      "token-expiry",
      /It expired at \d{4}-.*the server's time is/,
      () => sts.webIdentityToken({ expiresInSeconds: -60 }),
    ],
    [
      "token-not-before",
      /It is valid from 2\d{3}-/,
      () => sts.webIdentityToken({ claims: { nbf: Date.now() / 1000 + 3600 } }),
    ],
    ["token-audience", /one of sts\.amazonaws\.com, or add/, () => sts.webIdentityToken({ aud: "app" })],
    ["token-audience", /Its azp counts/, () => sts.webIdentityToken({ claims: { azp: "app" } })],
    ["token-not-before", /number of seconds/, () => sts.webIdentityToken({ claims: { nbf: "soon" } })],
    ["token-form", /without Bearer/, async () => `Bearer ${await sts.webIdentityToken()}`],
    ["token-algorithm", /It says none; accepted are RS256/, () => withHeader({ alg: "none" })],
    ["token-algorithm", /It says HS256/, () => withHeader({ alg: "HS256", kid: "sts-local-oidc" })],
    ["token-key", /is not one for RS256/, () => withHeader({ alg: "RS256", kid: "sts-local-oidc" })],
    ["token-signature", /signed with another key, or/, () => signed({}, { kid: undefined })],
  ])("%s", async (cause, summary, token) => {
    expect(await refused(await token())).toMatchObject({ cause, summary: expect.stringMatching(summary) });
  });

  it("what it says about itself", async () => {
    const { facts } = await refused(await sts.webIdentityToken({ sub: "somebody", aud: ["a", "b"] }));
    expect(facts).toMatchObject({ alg: "ES256", kid: "sts-local-oidc", sub: "somebody", aud: "a, b" });
  });
});

describe("a SAML assertion is explained by", () => {
  async function refused(assertion: string): Promise<Explanation> {
    const input = {
      RoleArn: `${account}:role/Saml`,
      PrincipalArn: `${account}:saml-provider/sts-local`,
      SAMLAssertion: assertion,
    };
    await expect(clientOf(sts, keyOf(sts, "alice")).assumeRoleWithSAML(input)).rejects.toThrow();
    return explanation();
  }
  const altered = async (from: string | RegExp, to: string) =>
    Buffer.from(
      Buffer.from(await sts.samlAssertion(), "base64")
        .toString()
        .replace(from, to),
    ).toString("base64");

  it.each<[string, RegExp, () => string | Promise<string>]>([
    ["assertion-form", /not base64/, () => "%%%%"],
    ["assertion-form", /percent-encoded/, async () => encodeURIComponent(await sts.samlAssertion())],
    ["assertion-form", /It is XML/, () => "<Response/>"],
    [
      "assertion-form",
      /It is base64url/,
      () => Buffer.from("<a>ÿþ</a>").toString("base64url").padEnd(20, "_"),
    ],
    [
      "assertion-form",
      /in base64 twice/,
      async () => Buffer.from(await sts.samlAssertion()).toString("base64"),
    ],
    [
      "assertion-form",
      /It is deflated/,
      async () => deflateRawSync(Buffer.from(await sts.samlAssertion(), "base64")).toString("base64"),
    ],
    [
      "assertion-signature",
      /changed after it was signed/,
      () => altered(/Recipient="[^"]*"/, 'Recipient="x"'),
    ],
    ["assertion-form", /not well-formed XML/, () => Buffer.from("<a>").toString("base64")],
    ["assertion-signature", /changed after it was signed/, () => altered("saml-user", "saml-admin")],
    [
      "assertion-signature",
      /Neither .* is signed/,
      () => altered(/<(\w+:)?Signature.*<\/(\w+:)?Signature>/s, ""),
    ],
    ["assertion-times", /expired/, () => sts.samlAssertion({ expiresInSeconds: -1 })],
    [
      "assertion-audience",
      /its audience is https:\/\/app\.test/,
      () => sts.samlAssertion({ audience: "https://app.test" }),
    ],
    ["assertion-attributes", /RoleSessionName/, () => sts.samlAssertion({ sessionName: "a b" })],
  ])("%s: %s", async (cause, summary, assertion) => {
    expect(await refused(await assertion())).toMatchObject({
      cause,
      summary: expect.stringMatching(summary),
    });
  });

  it("what it says about itself", async () => {
    const { facts } = await refused(await sts.samlAssertion({ expiresInSeconds: -1 }));
    expect(facts).toMatchObject({
      issuer: facts["providerEntityId"],
      certificateInSignature: facts["providerCertificate"],
      roles: expect.stringContaining(`${account}:role/Saml`),
    });
  });
});

describe("an MFA code is explained by", () => {
  async function refused(SerialNumber: string, TokenCode: string): Promise<Explanation> {
    const call = clientOf(sts, keyOf(sts, "carol")).getSessionToken({ SerialNumber, TokenCode });
    await expect(call).rejects.toMatchObject({ name: "AccessDenied" });
    expect(JSON.stringify(explanation())).not.toContain(TokenCode);
    return explanation();
  }

  it("a device that is another's, or a code that is another device's, of another time, or used", async () => {
    expect(await refused(`${account}:mfa/alice`, "000000")).toMatchObject({
      cause: "mfa-device",
      summary: expect.stringContaining("It has GAHT12345678, GAHT87654321."),
    });
    const code = sts.totp("GAHT12345678");
    expect(await refused("GAHT87654321", code)).toMatchObject({
      cause: "mfa-other-device",
      summary: expect.stringContaining("the device GAHT12345678"),
    });
    sts.setClockOffset(4 * MINUTE);
    expect(await refused("GAHT12345678", code)).toMatchObject({
      cause: "mfa-clock",
      summary: expect.stringMatching(/the one of (210|240|270) seconds ago/),
    });
    sts.setClockOffset(0);
    await clientOf(sts, keyOf(sts, "carol")).getSessionToken({
      SerialNumber: "GAHT12345678",
      TokenCode: sts.totp("GAHT12345678"),
    });
    const { TokenCode } = sts.requests.at(-1)!.form;
    expect(await refused("GAHT12345678", TokenCode!)).toMatchObject({ cause: "mfa-code-used" });
    expect(await refused("GAHT87654321", "abcdef".replace(/./g, "9"))).toMatchObject({ cause: "mfa-code" });
  });
});

it("every refusal is explained, and no success", async () => {
  const client = clientOf(sts, keyOf(sts, "alice"));
  await client.getCallerIdentity({});
  expect(explanation()).toBeUndefined();
  await expect(client.getAccessKeyInfo({ AccessKeyId: "x" })).rejects.toThrow();
  expect(explanation()).toEqual({
    cause: "ValidationError",
    summary: expect.stringContaining("AccessKeyId"),
    checks: [],
    facts: {},
  });
  sts.faults.add({ throttle: true });
  await expect(client.getCallerIdentity({})).rejects.toThrow();
  expect(explanation().cause).toBe("fault");
  await fetch(sts.endpoint, { method: "POST", body: "x".repeat(2 ** 21) });
  expect(explanation().cause).toBe("RequestEntityTooLarge");
});
