import { createHash } from "node:crypto";
import { STS } from "@aws-sdk/client-sts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { SamlAssertionOptions } from "../federation/built-in-saml-provider.js";
import { startStsLocal } from "../start-sts-local.js";
import type { StsLocal } from "../sts-local.js";
import { clientOf, credentialsIn } from "../testing/clients.js";
import { BUILT_IN_SAML_ENTITY_ID, SAML_AUDIENCE } from "../world/default-world.js";

const ROLE = "arn:aws:iam::123456789012:role/Saml";
const PROVIDER = "arn:aws:iam::123456789012:saml-provider/sts-local";
const UNVERIFIED = "arn:aws:iam::123456789012:saml-provider/unverified";

let sts: StsLocal;
let other: StsLocal;
let client: STS;
beforeAll(async () => {
  sts = await startStsLocal({ samlProviders: [{ name: "unverified", entityId: BUILT_IN_SAML_ENTITY_ID }] });
  other = await startStsLocal();
  client = new STS({ endpoint: sts.endpoint, region: "eu-west-1", maxAttempts: 1 });
});
afterAll(() => Promise.all([sts.close(), other.close()]));

const assume = (SAMLAssertion: string, PrincipalArn = PROVIDER, RoleArn = ROLE) =>
  client.assumeRoleWithSAML({ RoleArn, PrincipalArn, SAMLAssertion });
const altered = (assertion: string, alter: (xml: string) => string) =>
  Buffer.from(alter(Buffer.from(assertion, "base64").toString("utf8"))).toString("base64");
const INVALID = { name: "InvalidIdentityTokenException", $metadata: { httpStatusCode: 400 } };

describe("a signed assertion", () => {
  it("returns credentials and the user's identity", async () => {
    const output = await assume(
      await sts.samlAssertion({ subject: "me & <you>", sessionName: "me", sourceIdentity: "me" }),
    );
    expect(output).toMatchObject({
      Subject: "me & <you>",
      SubjectType: "persistent",
      Issuer: BUILT_IN_SAML_ENTITY_ID,
      Audience: SAML_AUDIENCE,
      SourceIdentity: "me",
      NameQualifier: createHash("sha1")
        .update(`${BUILT_IN_SAML_ENTITY_ID}123456789012/sts-local`)
        .digest("base64"),
    });
    const identity = await clientOf(sts, credentialsIn(output)).getCallerIdentity({});
    expect(identity.Arn).toBe("arn:aws:sts::123456789012:assumed-role/Saml/me");
  });

  it.each(["\u0085", "\u2028", "\r\n\t", "é🗼"])("may have a subject with %j", async (characters) => {
    const subject = `a${characters}b`;
    const output = await assume(await sts.samlAssertion({ subject, sourceIdentity: "me" }));
    expect(output.Subject).toBe(subject);
  });

  it("may offer a role with a comma in its name", async () => {
    const saml = await startStsLocal({
      roles: [
        {
          name: "a,b",
          trustPolicy: {
            Statement: {
              Effect: "Allow",
              Principal: { Federated: PROVIDER },
              Action: "sts:AssumeRoleWithSAML",
            },
          },
        },
      ],
    });
    const RoleArn = "arn:aws:iam::123456789012:role/a,b";
    const { AssumedRoleUser } = await new STS({
      endpoint: saml.endpoint,
      region: "eu-west-1",
    }).assumeRoleWithSAML({
      RoleArn,
      PrincipalArn: PROVIDER,
      SAMLAssertion: await saml.samlAssertion({ roleArn: RoleArn, sessionName: "me" }),
    });
    expect(AssumedRoleUser?.Arn).toBe("arn:aws:sts::123456789012:assumed-role/a,b/me");
    await saml.close();
  });

  it("is rejected if it was altered", async () => {
    const forged = altered(await sts.samlAssertion(), (xml) => xml.replace(">saml-user<", ">administrator<"));
    await expect(assume(forged)).rejects.toMatchObject(INVALID);
  });

  it("is rejected without a signature, and with one of another key", async () => {
    const unsigned = altered(await sts.samlAssertion(), (xml) =>
      xml.replace(/<Signature.*<\/Signature>/s, ""),
    );
    await expect(assume(unsigned)).rejects.toMatchObject(INVALID);
    await expect(assume(await other.samlAssertion())).rejects.toMatchObject(INVALID);
  });

  it("is the only one read, even if the document has a forged one", async () => {
    const wrapped = altered(await sts.samlAssertion({ subject: "honest" }), (xml) => {
      const [assertion] = /<saml:Assertion .*<\/saml:Assertion>/s.exec(xml) ?? [""];
      const forged = assertion
        .replace(/<Signature.*<\/Signature>/s, "")
        .replace(/ ID="[^"]*"/, ' ID="_forged"')
        .replace("honest", "mallory");
      return xml.replace("<saml:Assertion ", `${forged}<saml:Assertion `);
    });
    await expect(assume(wrapped)).resolves.toMatchObject({ Subject: "honest" });
  });

  it("expires", async () => {
    const late = await sts.samlAssertion({ expiresInSeconds: -1 });
    await expect(assume(late)).rejects.toMatchObject({ name: "ExpiredTokenException" });
    const old = await sts.samlAssertion({ expiresInSeconds: 3600 });
    sts.setClockOffset(5 * 60 * 1000 + 1000);
    await expect(assume(old)).rejects.toMatchObject({ name: "ExpiredTokenException" });
    sts.setClockOffset(0);
  });

  it("is rejected for another audience or role, and if the provider reports a failure", async () => {
    await expect(assume(await sts.samlAssertion({ audience: "https://other.test" }))).rejects.toMatchObject(
      INVALID,
    );
    const forOther = await sts.samlAssertion({ roleArn: "arn:aws:iam::123456789012:role/Other" });
    await expect(assume(forOther)).rejects.toMatchObject({ name: "AccessDenied" });
    const failed = altered(await sts.samlAssertion(), (xml) =>
      xml.replace("status:Success", "status:Responder"),
    );
    await expect(assume(failed)).rejects.toMatchObject({
      name: "IDPRejectedClaimException",
      $metadata: { httpStatusCode: 403 },
    });
  });
});

describe("a malformed signature", () => {
  const EXC_C14N = "http://www.w3.org/2001/10/xml-exc-c14n#";

  it.each<[what: string, alter: (xml: string) => string]>([
    ["names an unknown canonicalization", (xml) => xml.replaceAll(EXC_C14N, "urn:unknown")],
    ["names an unknown method", (xml) => xml.replace(/(<SignatureMethod Algorithm=")[^"]*/, "$1urn:unknown")],
    ["names an unknown digest", (xml) => xml.replace(/(<DigestMethod Algorithm=")[^"]*/, "$1urn:unknown")],
    ["refers to nothing", (xml) => xml.replace(/(<Reference URI=")[^"]*/, "$1#nobody")],
    ["refers to a query", (xml) => xml.replace(/(<Reference URI=")[^"]*/, "$1#xpointer(id('a'))")],
    ["has no references", (xml) => xml.replace(/<Reference.*<\/Reference>/s, "")],
    ["has no value", (xml) => xml.replace(/<SignatureValue>.*<\/SignatureValue>/s, "")],
    ["is empty", (xml) => xml.replace(/<SignedInfo.*<\/SignatureValue>/s, "")],
    ["occurs thirty times", (xml) => xml.replace(/<Signature .*<\/Signature>/s, (it) => it.repeat(30))],
    ["has many references", (xml) => xml.replace(/<Reference.*<\/Reference>/s, (it) => it.repeat(100))],
    ["has many transforms", (xml) => xml.replace(/<Transform .*?\/>/s, (it) => it.repeat(100))],
  ])("that %s is rejected", async (_, alter) => {
    const assertion = await sts.samlAssertion();
    const malformed = altered(assertion, alter);
    expect(malformed).not.toBe(assertion);
    await expect(assume(malformed)).rejects.toMatchObject(INVALID);
  });
});

describe("the limits of a signature", () => {
  it.each(["Reference", "Transform"])("count each %s, whatever its namespace", async (name) => {
    const assertion = altered(await sts.samlAssertion(), (xml) =>
      xml.replace("<SignedInfo>", `<SignedInfo>${`<${name} xmlns="urn:x"/>`.repeat(3)}`),
    );
    await expect(assume(assertion)).rejects.toThrow(/several references|more than 2 transforms/);
  });
});

describe("an invalid assertion", () => {
  it.each([
    ["not base64", "!!!!"],
    ["not XML", Buffer.from("<a><b></a>").toString("base64")],
    ["with a DOCTYPE", Buffer.from('<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>').toString("base64")],
    ["XML that is not SAML", Buffer.from("<a/>").toString("base64")],
  ])("is rejected: %s", async (_what, text) => {
    await expect(assume(text)).rejects.toMatchObject(INVALID);
  });

  it.each<[what: string, options: SamlAssertionOptions]>([
    ["a source identity with a line break", { sourceIdentity: "a\nb" }],
    ["a long source identity", { sourceIdentity: "x".repeat(65) }],
    ["a tag without a key", { tags: { "": "v" } }],
    ["a tag with a long value", { tags: { k: "v".repeat(257) } }],
  ])("is rejected with %s, as a parameter would be", async (_what, options) => {
    await expect(assume(await sts.samlAssertion(options))).rejects.toMatchObject({ name: "ValidationError" });
  });

  it("is rejected if the end of the session is not a date", async () => {
    const assertion = altered(await sts.samlAssertion(), (xml) =>
      xml
        .replace(/<Signature.*<\/Signature>/s, "")
        .replace("<saml:AttributeStatement>", '<saml:AuthnStatement SessionNotOnOrAfter="soon"/>$&'),
    );
    await expect(assume(assertion, UNVERIFIED)).rejects.toMatchObject(INVALID);
  });

  it("is not issued with an expiry that is no date", async () => {
    await expect(sts.samlAssertion({ expiresInSeconds: 1e15 })).rejects.toThrow(
      "expiresInSeconds is 1000000000000000, but must be",
    );
  });

  it("is rejected for an unknown provider", async () => {
    await expect(assume(await sts.samlAssertion(), `${PROVIDER}2`)).rejects.toMatchObject(INVALID);
  });
});

describe("a provider without a certificate", () => {
  it("has its assertions accepted without verification", async () => {
    const assertion = altered(await sts.samlAssertion(), (xml) =>
      xml
        .replace(/<Signature.*<\/Signature>/s, "")
        .replace("saml-provider/sts-local", "saml-provider/unverified"),
    );
    // Accepted, and then denied by the trust policy, which allows only the built-in provider.
    await expect(assume(assertion, UNVERIFIED)).rejects.toMatchObject({ name: "AccessDenied" });
    await expect(assume(assertion, PROVIDER)).rejects.toMatchObject(INVALID);
  });
});
