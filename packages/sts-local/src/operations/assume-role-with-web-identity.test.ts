import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { STS } from "@aws-sdk/client-sts";
import { exportJWK, generateKeyPair, SignJWT } from "jose";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startStsLocal } from "../start-sts-local.js";
import type { StsLocal } from "../sts-local.js";
import { clientOf, credentialsIn } from "../testing/clients.js";
import { defaultWorld } from "../world/default-world.js";

const role = (name: string) => `arn:aws:iam::123456789012:role/${name}`;

let idp: Server;
let issuer: string;
let sts: StsLocal;
let client: STS;
let sign: (claims: Record<string, unknown>) => Promise<string>;

beforeAll(async () => {
  const { publicKey, privateKey } = await generateKeyPair("RS256");
  const jwk = { ...(await exportJWK(publicKey)), kid: "one" };
  idp = createServer((request, response) => {
    const document = request.url === "/keys" ? { keys: [jwk] } : { issuer, jwks_uri: `${issuer}/keys` };
    response.end(JSON.stringify(document));
  });
  await new Promise<void>((resolve) => idp.listen(0, "127.0.0.1", resolve));
  issuer = `http://127.0.0.1:${(idp.address() as AddressInfo).port}`;
  sign = (claims) =>
    new SignJWT({ iss: issuer, aud: "my-app", sub: "somebody", ...claims })
      .setProtectedHeader({ alg: "RS256", kid: "one" })
      .setIssuedAt()
      .setExpirationTime("10 minutes")
      .sign(privateKey);
  const hostAndPath = issuer.slice("http://".length);
  sts = await startStsLocal({
    oidcProviders: [
      { issuer, clientIds: ["my-app"] },
      { issuer: "http://127.0.0.1:1", clientIds: ["my-app"] },
    ],
    roles: [
      ...defaultWorld().roles,
      {
        name: "MyIdp",
        trustPolicy: {
          Statement: {
            Effect: "Allow",
            Principal: { Federated: `arn:aws:iam::123456789012:oidc-provider/${hostAndPath}` },
            Action: ["sts:AssumeRoleWithWebIdentity", "sts:TagSession"],
            Condition: { StringLike: { [`${hostAndPath}:sub`]: "some*" } },
          },
        },
      },
    ],
  });
  client = new STS({ endpoint: sts.endpoint, region: "eu-west-1", maxAttempts: 1 });
});
afterAll(async () => {
  await sts.close();
  idp.close();
});

const assume = (WebIdentityToken: string, RoleArn = role("WebIdentity")) =>
  client.assumeRoleWithWebIdentity({ RoleArn, RoleSessionName: "session", WebIdentityToken });

describe("the built-in provider", () => {
  it("signs tokens that return credentials, without a request signature", async () => {
    const output = await assume(await sts.webIdentityToken({ sub: "me-myself" }));
    expect(output).toMatchObject({
      SubjectFromWebIdentityToken: "me-myself",
      Audience: "sts.amazonaws.com",
      Provider: "arn:aws:iam::123456789012:oidc-provider/oidc.sts-local.test",
    });
    const identity = await clientOf(sts, credentialsIn(output)).getCallerIdentity({});
    expect(identity.Arn).toBe("arn:aws:sts::123456789012:assumed-role/WebIdentity/session");
    expect(sts.requests.find((request) => request.form["RoleArn"])?.headers["authorization"]).toBeUndefined();
  });

  it.each([
    ["has expired", { expiresInSeconds: -1 }, "ExpiredTokenException", 400],
    ["is not valid yet", { claims: { nbf: 32_503_680_000 } }, "IDPRejectedClaimException", 403],
    ["lacks a subject", { claims: { sub: undefined } }, "InvalidIdentityTokenException", 400],
    ["is for another audience", { aud: "other" }, "InvalidIdentityTokenException", 400],
    [
      "is from an unknown issuer",
      { claims: { iss: "https://unknown.test" } },
      "InvalidIdentityTokenException",
      400,
    ],
  ])("is rejected if the token %s", async (_how, options, name, status) => {
    await expect(assume(await sts.webIdentityToken(options))).rejects.toMatchObject({
      name,
      $metadata: { httpStatusCode: status },
    });
  });

  it("is rejected if the token was altered or is not a JWT", async () => {
    const [header, , signature] = (await sts.webIdentityToken()).split(".");
    const [, payload] = (await sts.webIdentityToken({ sub: "mallory" })).split(".");
    await expect(assume([header, payload, signature].join("."))).rejects.toMatchObject({
      name: "InvalidIdentityTokenException",
    });
    await expect(assume("no token")).rejects.toMatchObject({ name: "InvalidIdentityTokenException" });
  });

  it("is rejected if the role trusts another provider", async () => {
    await expect(assume(await sts.webIdentityToken(), role("MyIdp"))).rejects.toMatchObject({
      name: "AccessDenied",
    });
  });
});

describe("a configured provider", () => {
  it("has its keys fetched", async () => {
    await expect(assume(await sign({}), role("MyIdp"))).resolves.toMatchObject({
      SubjectFromWebIdentityToken: "somebody",
    });
  });

  it("must meet the conditions of the trust policy", async () => {
    await expect(assume(await sign({ sub: "nobody" }), role("MyIdp"))).rejects.toMatchObject({
      name: "AccessDenied",
    });
  });

  it("may pass session tags", async () => {
    const tags = { "https://aws.amazon.com/tags": { principal_tags: { Team: ["a"] } } };
    const output = await assume(await sign(tags), role("MyIdp"));
    expect(output.PackedPolicySize).toBeGreaterThan(0);
  });

  it.each([
    ["a source identity with a line break", { "https://aws.amazon.com/source_identity": "a\nb" }],
    ["a source identity that is no string", { "https://aws.amazon.com/source_identity": { a: 1 } }],
    ["a tag without a key", { "https://aws.amazon.com/tags": { principal_tags: { "": ["a"] } } }],
    ["a transitive key without a name", { "https://aws.amazon.com/tags": { transitive_tag_keys: [""] } }],
    ["a number as transitive keys", { "https://aws.amazon.com/tags": { transitive_tag_keys: 5 } }],
  ])("may not pass %s", async (_what, claims) => {
    await expect(assume(await sign(claims), role("MyIdp"))).rejects.toMatchObject({
      name: expect.stringMatching(/^(ValidationError|InvalidParameterValue)$/),
    });
  });

  it("causes an IDPCommunicationError if it cannot be reached", async () => {
    await expect(assume(await sign({ iss: "http://127.0.0.1:1" }), role("MyIdp"))).rejects.toMatchObject({
      name: "IDPCommunicationErrorException",
      Code: "IDPCommunicationError",
    });
  });
});
