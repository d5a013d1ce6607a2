import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startStsLocal } from "../start-sts-local.js";
import type { StsLocal } from "../sts-local.js";
import { clientOf, credentialsIn, keyOf } from "../testing/clients.js";
import { defaultWorld } from "../world/default-world.js";

const role = (name: string) => `arn:aws:iam::123456789012:role/${name}`;
const MFA = "arn:aws:iam::123456789012:mfa/alice";
const root = { AWS: "arn:aws:iam::123456789012:root" };

let sts: StsLocal;
beforeAll(async () => {
  sts = await startStsLocal({
    roles: [
      ...defaultWorld().roles,
      {
        name: "NoTags",
        trustPolicy: { Statement: { Effect: "Allow", Principal: root, Action: "sts:AssumeRole" } },
      },
      {
        name: "NotBob",
        trustPolicy: {
          Statement: [
            { Effect: "Allow", Principal: root, Action: "sts:*" },
            {
              Effect: "Deny",
              Principal: { AWS: "arn:aws:iam::123456789012:user/bob" },
              Action: "sts:AssumeRole",
            },
          ],
        },
      },
      {
        name: "FreshMfa",
        trustPolicy: {
          Statement: {
            Effect: "Allow",
            Principal: root,
            Action: "sts:AssumeRole",
            Condition: { NumericLessThan: { "aws:MultiFactorAuthAge": "60" } },
          },
        },
      },
    ],
  });
});
afterAll(() => sts.close());

const alice = () => clientOf(sts, keyOf(sts, "alice"));
const bob = () => clientOf(sts, keyOf(sts, "bob"));
const name = { RoleSessionName: "session" };
const error = (code: string, status: number) => ({
  name: code,
  $metadata: expect.objectContaining({ httpStatusCode: status }),
});

describe("the output", () => {
  it("has the session's ARN and working credentials", async () => {
    const output = await alice().assumeRole({ RoleArn: role("Open"), ...name });
    expect(output.AssumedRoleUser?.Arn).toBe("arn:aws:sts::123456789012:assumed-role/Open/session");
    expect(output.AssumedRoleUser?.AssumedRoleId).toMatch(/^AROA[A-Z2-7]{16}:session$/);
    expect(output.PackedPolicySize).toBeUndefined();
    expect(output.SessionTokenSize).toBe(output.Credentials?.SessionToken?.length);
    const identity = await clientOf(sts, credentialsIn(output)).getCallerIdentity({});
    expect(identity).toMatchObject({
      Arn: output.AssumedRoleUser?.Arn,
      UserId: output.AssumedRoleUser?.AssumedRoleId,
      Account: "123456789012",
    });
  });

  it("has a session token of at least the requested size", async () => {
    const output = await alice().assumeRole({
      RoleArn: role("Open"),
      ...name,
      MinimumSessionTokenSize: 3000,
    });
    expect(output.SessionTokenSize).toBeGreaterThanOrEqual(3000);
    await expect(clientOf(sts, credentialsIn(output)).getCallerIdentity({})).resolves.toBeDefined();
  });
});

describe("the trust policy", () => {
  it("denies access alike if the role does not trust the caller or does not exist", async () => {
    await expect(bob().assumeRole({ RoleArn: role("AliceOnly"), ...name })).rejects.toMatchObject(
      error("AccessDenied", 403),
    );
    await expect(bob().assumeRole({ RoleArn: role("NoSuch"), ...name })).rejects.toMatchObject(
      error("AccessDenied", 403),
    );
    await expect(alice().assumeRole({ RoleArn: role("AliceOnly"), ...name })).resolves.toBeDefined();
  });

  it("may require an external ID", async () => {
    const RoleArn = role("WithExternalId");
    await expect(bob().assumeRole({ RoleArn, ...name })).rejects.toMatchObject({ name: "AccessDenied" });
    await expect(bob().assumeRole({ RoleArn, ...name, ExternalId: "other" })).rejects.toMatchObject({
      name: "AccessDenied",
    });
    await expect(
      bob().assumeRole({ RoleArn, ...name, ExternalId: "example-external-id" }),
    ).resolves.toBeDefined();
  });

  it("denies access with an explicit deny", async () => {
    await expect(alice().assumeRole({ RoleArn: role("NotBob"), ...name })).resolves.toBeDefined();
    await expect(bob().assumeRole({ RoleArn: role("NotBob"), ...name })).rejects.toThrow(/explicit deny/);
  });

  it("must allow sts:TagSession for tags", async () => {
    const RoleArn = role("NoTags");
    await expect(bob().assumeRole({ RoleArn, ...name })).resolves.toBeDefined();
    await expect(bob().assumeRole({ RoleArn, ...name, Tags: [{ Key: "a", Value: "b" }] })).rejects.toThrow(
      /sts:TagSession/,
    );
  });

  it("never applies to the root user", async () => {
    const rootUser = clientOf(sts, keyOf(sts, "root"));
    await expect(rootUser.assumeRole({ RoleArn: role("Open"), ...name })).rejects.toMatchObject({
      name: "AccessDenied",
    });
  });
});

describe("MFA", () => {
  const code = () => ({ SerialNumber: MFA, TokenCode: sts.totp(MFA) });

  it("may be required, and each code works once", async () => {
    const RoleArn = role("WithMfa");
    await expect(alice().assumeRole({ RoleArn, ...name })).rejects.toMatchObject({ name: "AccessDenied" });
    const used = code();
    await expect(alice().assumeRole({ RoleArn, ...name, ...used })).resolves.toBeDefined();
    await expect(alice().assumeRole({ RoleArn, ...name, ...used })).rejects.toThrow(/MFA failed/);
  });

  it("fails with somebody else's device", async () => {
    await expect(bob().assumeRole({ RoleArn: role("WithMfa"), ...name, ...code() })).rejects.toThrow(
      /MFA failed/,
    );
  });

  it("carries over from GetSessionToken, with its age", async () => {
    sts.setClockOffset(120_000);
    const session = credentialsIn(await clientWithServerClock().getSessionToken(code()));
    const inSession = () => clientWithServerClock(session);
    await expect(inSession().assumeRole({ RoleArn: role("WithMfa"), ...name })).resolves.toBeDefined();
    await expect(inSession().assumeRole({ RoleArn: role("FreshMfa"), ...name })).resolves.toBeDefined();
    sts.setClockOffset(181_000);
    await expect(inSession().assumeRole({ RoleArn: role("FreshMfa"), ...name })).rejects.toMatchObject({
      name: "AccessDenied",
    });
    sts.setClockOffset(0);
  });

  const clientWithServerClock = (credentials = keyOf(sts, "alice")) => clientOf(sts, credentials);
});

describe("DurationSeconds", () => {
  const seconds = async (RoleArn: string, DurationSeconds?: number) => {
    const before = Math.floor(Date.now() / 1000);
    const output = await alice().assumeRole({
      RoleArn,
      ...name,
      ...(DurationSeconds && { DurationSeconds }),
    });
    return Math.round((output.Credentials!.Expiration!.getTime() / 1000 - before) / 10) * 10;
  };

  it("defaults to an hour, and is limited by the role", async () => {
    expect(await seconds(role("Open"))).toBe(3600);
    expect(await seconds(role("TwelveHours"), 43_200)).toBe(43_200);
    await expect(seconds(role("Open"), 3601)).rejects.toMatchObject(error("ValidationError", 400));
    await expect(seconds(role("Open"), 899)).rejects.toMatchObject(error("ValidationError", 400));
    await expect(seconds(role("TwelveHours"), 43_201)).rejects.toMatchObject(error("ValidationError", 400));
  });

  it("is limited to an hour with role chaining", async () => {
    const open = clientOf(sts, credentialsIn(await alice().assumeRole({ RoleArn: role("Open"), ...name })));
    await expect(
      open.assumeRole({ RoleArn: role("TwelveHours"), ...name, DurationSeconds: 3601 }),
    ).rejects.toMatchObject(error("ValidationError", 400));
    await expect(open.assumeRole({ RoleArn: role("Chained"), ...name })).resolves.toBeDefined();
    await expect(alice().assumeRole({ RoleArn: role("Chained"), ...name })).rejects.toMatchObject({
      name: "AccessDenied",
    });
  });
});
