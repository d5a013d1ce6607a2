import { createRemoteJWKSet, jwtVerify } from "jose";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startStsLocal } from "../start-sts-local.js";
import type { StsLocal } from "../sts-local.js";
import { clientOf, credentialsIn, keyOf } from "../testing/clients.js";

const OPEN = { RoleArn: "arn:aws:iam::123456789012:role/Open", RoleSessionName: "session" };
const TASK = "arn:aws:iam::aws:policy/root-task/S3UnlockBucketPolicy";

let sts: StsLocal;
beforeAll(async () => {
  sts = await startStsLocal();
});
afterAll(() => sts.close());

const alice = () => clientOf(sts, keyOf(sts, "alice"));
const rootUser = () => clientOf(sts, keyOf(sts, "root"));
const secondsLeft = (date: Date | undefined) =>
  Math.round((date!.getTime() - sts.now().getTime()) / 10_000) * 10;
const denied = { name: "AccessDenied", $metadata: { httpStatusCode: 403 } };

describe("GetSessionToken", () => {
  it("gives a session that is still the user's", async () => {
    const output = await alice().getSessionToken({});
    expect(secondsLeft(output.Credentials?.Expiration)).toBe(43_200);
    const session = clientOf(sts, credentialsIn(output));
    expect((await session.getCallerIdentity({})).Arn).toBe("arn:aws:iam::123456789012:user/alice");
    await expect(session.assumeRole(OPEN)).resolves.toBeDefined();
    await expect(session.getSessionToken({})).rejects.toMatchObject(denied);
    await expect(session.getFederationToken({ Name: "guest" })).rejects.toMatchObject(denied);
  });

  it("gives the root user an hour at most", async () => {
    const output = await rootUser().getSessionToken({ DurationSeconds: 43_200 });
    expect(secondsLeft(output.Credentials?.Expiration)).toBe(3600);
  });

  it("keeps to 36 hours", async () => {
    expect(
      secondsLeft((await alice().getSessionToken({ DurationSeconds: 129_600 })).Credentials?.Expiration),
    ).toBe(129_600);
    await expect(alice().getSessionToken({ DurationSeconds: 129_601 })).rejects.toMatchObject({
      name: "ValidationError",
    });
  });
});

describe("GetFederationToken", () => {
  it("gives a session that may do nothing in STS but say who it is", async () => {
    const output = await alice().getFederationToken({ Name: "guest", Tags: [{ Key: "a", Value: "" }] });
    expect(output.FederatedUser).toEqual({
      FederatedUserId: "123456789012:guest",
      Arn: "arn:aws:sts::123456789012:federated-user/guest",
    });
    const guest = clientOf(sts, credentialsIn(output));
    expect((await guest.getCallerIdentity({})).UserId).toBe("123456789012:guest");
    await expect(guest.assumeRole(OPEN)).rejects.toMatchObject(denied);
  });

  it("refuses role sessions", async () => {
    const session = clientOf(sts, credentialsIn(await alice().assumeRole(OPEN)));
    await expect(session.getFederationToken({ Name: "guest" })).rejects.toMatchObject(denied);
  });
});

describe("AssumeRoot", () => {
  const request = { TargetPrincipal: "210987654321", TaskPolicyArn: { arn: TASK } };

  it("gives a short session of the member account's root user", async () => {
    const output = await alice().assumeRoot(request);
    expect(secondsLeft(output.Credentials?.Expiration)).toBe(900);
    const identity = await clientOf(sts, credentialsIn(output)).getCallerIdentity({});
    expect(identity.Arn).toBe("arn:aws:iam::210987654321:root");
  });

  it("refuses other accounts, other policies, and longer sessions", async () => {
    await expect(alice().assumeRoot({ ...request, TargetPrincipal: "111111111111" })).rejects.toMatchObject(
      denied,
    );
    const TaskPolicyArn = { arn: "arn:aws:iam::aws:policy/AdministratorAccess" };
    await expect(alice().assumeRoot({ ...request, TaskPolicyArn })).rejects.toMatchObject(denied);
    await expect(alice().assumeRoot({ ...request, DurationSeconds: 901 })).rejects.toMatchObject({
      name: "ValidationError",
    });
  });
});

describe("DecodeAuthorizationMessage", () => {
  it("explains a refusal of this server", async () => {
    const refusal = await alice()
      .assumeRole({ ...OPEN, RoleArn: "arn:aws:iam::123456789012:role/NoSuch" })
      .catch((error: Error) => error);
    const [, EncodedMessage] = /message: (\S+)$/.exec((refusal as Error).message) ?? [];
    const { DecodedMessage } = await alice().decodeAuthorizationMessage({ EncodedMessage: EncodedMessage! });
    expect(JSON.parse(DecodedMessage!)).toMatchObject({
      allowed: false,
      explicitDeny: false,
      context: {
        action: "sts:AssumeRole",
        resource: "arn:aws:iam::123456789012:role/NoSuch",
        principal: { arn: "arn:aws:iam::123456789012:user/alice" },
      },
    });
  });

  it("refuses anything else", async () => {
    await expect(alice().decodeAuthorizationMessage({ EncodedMessage: "made-up" })).rejects.toMatchObject({
      name: "InvalidAuthorizationMessageException",
    });
  });
});

describe("GetAccessKeyInfo", () => {
  it("tells the account of configured keys, temporary ones, and AWS's own", async () => {
    const temporary = (await alice().getSessionToken({})).Credentials!.AccessKeyId!;
    for (const AccessKeyId of [keyOf(sts, "bob").accessKeyId, temporary]) {
      expect(await alice().getAccessKeyInfo({ AccessKeyId })).toMatchObject({ Account: "123456789012" });
    }
    // An id that AWS made, for an account that is public knowledge.
    expect(await alice().getAccessKeyInfo({ AccessKeyId: "ASIAQNZGKIQY56JQ7WML" })).toMatchObject({
      Account: "029608264753",
    });
  });

  it("refuses what tells no account", async () => {
    await expect(alice().getAccessKeyInfo({ AccessKeyId: "0123456789012345" })).rejects.toMatchObject({
      name: "ValidationError",
    });
  });
});

describe("GetDelegatedAccessToken", () => {
  it("trades a token in for credentials", async () => {
    const output = await alice().getDelegatedAccessToken({ TradeInToken: sts.tradeInToken() });
    expect(output.AssumedPrincipal).toBe("arn:aws:iam::123456789012:role/Open");
    const identity = await clientOf(sts, credentialsIn(output)).getCallerIdentity({});
    expect(identity.Arn).toMatch(/assumed-role\/Open\//);
  });

  it("refuses tokens that are too old or made up", async () => {
    const late = sts.tradeInToken({ expiresInSeconds: 0 });
    await expect(alice().getDelegatedAccessToken({ TradeInToken: late })).rejects.toMatchObject({
      name: "ExpiredTradeInTokenException",
    });
    await expect(alice().getDelegatedAccessToken({ TradeInToken: "x" })).rejects.toMatchObject({
      name: "ValidationError",
    });
  });
});

describe("GetWebIdentityToken", () => {
  it.each(["RS256", "ES384"])("signs with %s a token that others can verify", async (SigningAlgorithm) => {
    const Tags = [{ Key: "Team", Value: "a" }];
    const output = await alice().getWebIdentityToken({ Audience: ["app"], SigningAlgorithm, Tags });
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
  });

  it("refuses other algorithms, no audience, and odd durations", async () => {
    const token = (more: object) =>
      alice().getWebIdentityToken({ Audience: ["app"], SigningAlgorithm: "RS256", ...more });
    for (const more of [
      { SigningAlgorithm: "HS256" },
      { Audience: [] },
      { DurationSeconds: 59 },
      { DurationSeconds: 3601 },
    ]) {
      await expect(token(more)).rejects.toMatchObject({
        name: "ValidationError",
        $metadata: { httpStatusCode: 400 },
      });
    }
  });

  it("does not outlive the session that asks", async () => {
    const session = clientOf(sts, credentialsIn(await alice().assumeRole({ ...OPEN, DurationSeconds: 900 })));
    const token = (DurationSeconds: number) =>
      session.getWebIdentityToken({ Audience: ["app"], SigningAlgorithm: "ES384", DurationSeconds });
    await expect(token(800)).resolves.toBeDefined();
    await expect(token(1000)).rejects.toMatchObject({ name: "SessionDurationEscalationException" });
  });

  it("refuses a payload that is too large", async () => {
    const Tags = Array.from({ length: 50 }, (_, index) => ({ Key: `key${index}`, Value: "v".repeat(256) }));
    await expect(
      alice().getWebIdentityToken({ Audience: ["app"], SigningAlgorithm: "ES384", Tags }),
    ).rejects.toMatchObject({ name: "JWTPayloadSizeExceededException" });
  });

  it("is refused where the account has not enabled it", async () => {
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
