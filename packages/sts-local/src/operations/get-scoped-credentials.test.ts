import type { STS } from "@aws-sdk/client-sts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startStsLocal } from "../start-sts-local.js";
import type { StsLocal } from "../sts-local.js";
import { clientOf, credentialsIn, keyOf } from "../testing/clients.js";

const account = "arn:aws:iam::123456789012";
const OPEN = { RoleArn: `${account}:role/Open`, RoleSessionName: "session" };
const Policy = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*"}]}';
const MFA_DEVICE = `${account}:mfa/alice`;

let sts: StsLocal;
beforeAll(async () => {
  sts = await startStsLocal();
});
afterAll(() => sts.close());

const client = (user: string) => clientOf(sts, keyOf(sts, user));
type Credentials = Parameters<typeof credentialsIn>[0];
const clientWith = (output: Credentials) => clientOf(sts, credentialsIn(output));
const scoped = async (session: STS) => clientWith(await session.getScopedCredentials({ Policy }));
const denied = { name: "AccessDenied", $metadata: { httpStatusCode: 403 } };

describe("GetScopedCredentials", () => {
  it("returns credentials of the same identity, until the calling session ends", async () => {
    const role = await client("alice").assumeRole({ ...OPEN, SourceIdentity: "alice", DurationSeconds: 900 });
    const session = clientWith(role);
    const output = await session.getScopedCredentials({ Policy, ScopedSessionDescription: "s3 only" });
    const identity = await session.getCallerIdentity({});
    expect(output).toMatchObject({
      Credentials: { Expiration: role.Credentials!.Expiration },
      SessionInfo: { ScopedSessionId: role.AssumedRoleUser!.AssumedRoleId, Arn: role.AssumedRoleUser!.Arn },
      SessionTokenSize: output.Credentials!.SessionToken!.length,
      ScopedPoliciesCount: 1,
      SourceIdentity: "alice",
    });
    expect(output.Credentials!.AccessKeyId).not.toBe(role.Credentials!.AccessKeyId);
    expect(await clientWith(output).getCallerIdentity({})).toMatchObject({ ...identity, $metadata: {} });
  });

  it("shortens a session, but never extends it", async () => {
    const session = clientWith(await client("alice").assumeRole({ ...OPEN, DurationSeconds: 900 }));
    const before = Math.floor(sts.now().getTime() / 1000);
    const short = await session.getScopedCredentials({ DurationSeconds: 60 });
    const seconds = short.Credentials!.Expiration!.getTime() / 1000;
    expect(seconds).toBeGreaterThanOrEqual(before + 60);
    expect(seconds).toBeLessThanOrEqual(Math.floor(sts.now().getTime() / 1000) + 60);
    expect(short.ScopedPoliciesCount).toBe(0);
    const insufficient = { name: "InsufficientSessionLifetimeException", $metadata: { httpStatusCode: 400 } };
    await expect(session.getScopedCredentials({ DurationSeconds: 901 })).rejects.toMatchObject(insufficient);
    await expect(clientWith(short).getScopedCredentials({ DurationSeconds: 61 })).rejects.toMatchObject(
      insufficient,
    );
  });

  it.each(["alice", "root"])("rejects the long-term key of %s, but not a session", async (user) => {
    await expect(client(user).getScopedCredentials({ Policy })).rejects.toMatchObject({
      name: "InvalidSubjectCredentialsException",
      $metadata: { httpStatusCode: 400 },
    });
    const session = clientWith(await client(user).getSessionToken({}));
    const { Arn } = await client(user).getCallerIdentity({});
    expect((await session.getScopedCredentials({ Policy })).SessionInfo?.Arn).toBe(Arn);
  });

  it("leaves a session what it may and may not call", async () => {
    const guest = await scoped(clientWith(await client("alice").getFederationToken({ Name: "guest" })));
    expect((await guest.getCallerIdentity({})).UserId).toBe("123456789012:guest");
    await expect(guest.assumeRole(OPEN)).rejects.toMatchObject(denied);

    const SerialNumber = MFA_DEVICE;
    const withMfa = await client("alice").getSessionToken({ SerialNumber, TokenCode: sts.totp(MFA_DEVICE) });
    const alice = await scoped(clientWith(withMfa));
    await expect(alice.assumeRole({ ...OPEN, RoleArn: `${account}:role/WithMfa` })).resolves.toBeDefined();
    await expect(alice.getSessionToken({})).rejects.toMatchObject(denied);
  });

  it("rejects sessions of AssumeRoot", async () => {
    const root = await client("alice").assumeRoot({
      TargetPrincipal: "210987654321",
      TaskPolicyArn: { arn: "arn:aws:iam::aws:policy/root-task/S3UnlockBucketPolicy" },
    });
    await expect(clientWith(root).getScopedCredentials({ Policy })).rejects.toMatchObject(denied);
  });

  it("restricts a session by three policies at most", async () => {
    let session = clientWith(await client("alice").assumeRole(OPEN));
    for (const count of [1, 2, 3]) {
      const output = await session.getScopedCredentials({ Policy });
      expect(output.ScopedPoliciesCount).toBe(count);
      session = clientWith(output);
    }
    await expect(session.getScopedCredentials({ Policy })).rejects.toMatchObject(denied);
    expect((await session.getScopedCredentials({ DurationSeconds: 60 })).ScopedPoliciesCount).toBe(3);
  });

  it.each([
    ["neither a policy nor a duration", {}, "ValidationError"],
    ["a policy that is no JSON", { Policy: "{" }, "MalformedPolicyDocumentException"],
    ["a policy of another language", { Policy: '{"Statement":"é東"}' }, "ValidationError"],
    ["a long policy", { Policy: Policy.padEnd(2049) }, "ValidationError"],
    ["no time", { DurationSeconds: 0 }, "ValidationError"],
    ["more than 36 hours", { DurationSeconds: 129_601 }, "ValidationError"],
    ["a long description", { Policy, ScopedSessionDescription: "d".repeat(257) }, "ValidationError"],
    ["a large token", { Policy, MinimumSessionTokenSize: 4097 }, "ValidationError"],
  ])("rejects %s", async (_what, input, name) => {
    const session = clientWith(await client("alice").assumeRole(OPEN));
    await expect(session.getScopedCredentials(input)).rejects.toMatchObject({
      name,
      $metadata: { httpStatusCode: 400 },
    });
  });

  it("rejects a policy that is too large once it is packed", async () => {
    const session = clientWith(await client("alice").assumeRole(OPEN));
    let state = 1;
    const noise = Array.from({ length: 1950 }, () => {
      state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
      return String.fromCharCode(0xa1 + ((state >> 8) % 95));
    });
    const large = Policy.replace('"*"', JSON.stringify(noise.join("")));
    await expect(session.getScopedCredentials({ Policy: large })).rejects.toMatchObject({
      name: "PackedPolicyTooLargeException",
    });
  });

  it("pads the session token", async () => {
    const session = clientWith(await client("alice").assumeRole(OPEN));
    const output = await session.getScopedCredentials({ Policy, MinimumSessionTokenSize: 4096 });
    expect(output).toMatchObject({ SessionTokenSize: 4096, SessionTokenUtilization: 100 });
  });
});
