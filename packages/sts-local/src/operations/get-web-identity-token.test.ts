import { createRemoteJWKSet, decodeJwt, jwtVerify } from "jose";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startStsLocal } from "../start-sts-local.js";
import type { StsLocal } from "../sts-local.js";
import { clientOf, credentialsIn, keyOf } from "../testing/clients.js";

const OPEN = { RoleArn: "arn:aws:iam::123456789012:role/Open", RoleSessionName: "session" };

let sts: StsLocal;
beforeAll(async () => {
  sts = await startStsLocal();
});
afterAll(() => sts.close());

const alice = () => clientOf(sts, keyOf(sts, "alice"));

describe("GetWebIdentityToken", () => {
  it.each(["RS256", "ES384"])(
    "returns a token signed with %s that can be verified",
    async (SigningAlgorithm) => {
      const Tags = [{ Key: "Team", Value: "a" }];
      const output = await alice().getWebIdentityToken({
        Audience: ["app"],
        SigningAlgorithm,
        SubjectMode: "AWSIdentity",
        Tags,
      });
      const configuration = await (await fetch(`${sts.endpoint}/.well-known/openid-configuration`)).json();
      const { issuer, jwks_uri } = configuration as { issuer: string; jwks_uri: string };
      const keys = createRemoteJWKSet(new URL(jwks_uri));
      const { payload } = await jwtVerify(output.WebIdentityToken!, keys, {
        issuer,
        audience: "app",
        algorithms: [SigningAlgorithm],
      });
      expect(payload.sub).toBe("arn:aws:iam::123456789012:user/alice");
      expect(payload["https://sts.amazonaws.com/"]).toMatchObject({
        aws_account: "123456789012",
        request_tags: { Team: "a" },
      });
      expect(payload.exp! - payload.iat!).toBe(300);
      expect(payload.exp).toBe(output.Expiration!.getTime() / 1000);
    },
  );

  it("rejects other algorithms, an empty audience, invalid durations, and end users, which no session has", async () => {
    const token = (more: object) =>
      alice().getWebIdentityToken({ Audience: ["app"], SigningAlgorithm: "RS256", ...more });
    for (const more of [
      { SigningAlgorithm: "HS256" },
      { Audience: [] },
      { DurationSeconds: 59 },
      { DurationSeconds: 3601 },
      { SubjectMode: "Nobody" },
      { SubjectMode: "OriginIdentity" },
      { Scope: "read" },
    ]) {
      await expect(token(more)).rejects.toMatchObject({
        name: "ValidationError",
        $metadata: { httpStatusCode: 400 },
      });
    }
  });

  it("names the role of a role session", async () => {
    const session = clientOf(sts, credentialsIn(await alice().assumeRole(OPEN)));
    const { WebIdentityToken } = await session.getWebIdentityToken({
      Audience: ["app"],
      SigningAlgorithm: "ES384",
    });
    const payload = decodeJwt(WebIdentityToken!);
    expect(payload.sub).toBe(OPEN.RoleArn);
    expect(payload["https://sts.amazonaws.com/"]).toMatchObject({ principal_id: OPEN.RoleArn });
  });

  it("rejects tokens that outlive the session", async () => {
    const session = clientOf(sts, credentialsIn(await alice().assumeRole({ ...OPEN, DurationSeconds: 900 })));
    const token = (DurationSeconds: number) =>
      session.getWebIdentityToken({ Audience: ["app"], SigningAlgorithm: "ES384", DurationSeconds });
    await expect(token(800)).resolves.toBeDefined();
    await expect(token(1000)).rejects.toMatchObject({ name: "SessionDurationEscalationException" });
  });

  it("rejects a payload that is too large", async () => {
    const Tags = Array.from({ length: 50 }, (_, index) => ({ Key: `key${index}`, Value: "v".repeat(256) }));
    await expect(
      alice().getWebIdentityToken({ Audience: ["app"], SigningAlgorithm: "ES384", Tags }),
    ).rejects.toMatchObject({ name: "JWTPayloadSizeExceededException" });
  });

  it("is rejected unless enabled for the account", async () => {
    const without = await startStsLocal({ outboundWebIdentityFederation: false });
    const client = clientOf(without, keyOf(without, "alice"));
    await expect(
      client.getWebIdentityToken({ Audience: ["app"], SigningAlgorithm: "RS256" }),
    ).rejects.toMatchObject({
      name: "OutboundWebIdentityFederationDisabledException",
      $metadata: { httpStatusCode: 403 },
    });
    await without.close();
  });
});
