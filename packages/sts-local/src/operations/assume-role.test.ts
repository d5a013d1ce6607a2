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
      ...["Team", "Own"].map((key) => ({
        name: `For${key}`,
        trustPolicy: {
          Statement: {
            Effect: "Allow" as const,
            Principal: root,
            Action: "sts:AssumeRole",
            Condition: { StringEquals: { [`aws:PrincipalTag/${key}`]: "a" } },
          },
        },
      })),
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
const refusal = (code: string, status: number) => ({
  name: code,
  $metadata: expect.objectContaining({ httpStatusCode: status }),
});

describe("the answer", () => {
  it("names the session and gives credentials that work", async () => {
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

  it("makes the session token as long as asked", async () => {
    const output = await alice().assumeRole({
      RoleArn: role("Open"),
      ...name,
      MinimumSessionTokenSize: 3000,
    });
    expect(output.SessionTokenSize).toBeGreaterThanOrEqual(3000);
    await expect(clientOf(sts, credentialsIn(output)).getCallerIdentity({})).resolves.toBeDefined();
  });
});

describe("trust", () => {
  it("is refused where there is no role as where the role does not trust", async () => {
    await expect(bob().assumeRole({ RoleArn: role("AliceOnly"), ...name })).rejects.toMatchObject(
      refusal("AccessDenied", 403),
    );
    await expect(bob().assumeRole({ RoleArn: role("NoSuch"), ...name })).rejects.toMatchObject(
      refusal("AccessDenied", 403),
    );
    await expect(alice().assumeRole({ RoleArn: role("AliceOnly"), ...name })).resolves.toBeDefined();
  });

  it("asks for the external id", async () => {
    const RoleArn = role("WithExternalId");
    await expect(bob().assumeRole({ RoleArn, ...name })).rejects.toMatchObject({ name: "AccessDenied" });
    await expect(bob().assumeRole({ RoleArn, ...name, ExternalId: "other" })).rejects.toMatchObject({
      name: "AccessDenied",
    });
    await expect(
      bob().assumeRole({ RoleArn, ...name, ExternalId: "example-external-id" }),
    ).resolves.toBeDefined();
  });

  it("lets a deny win", async () => {
    await expect(alice().assumeRole({ RoleArn: role("NotBob"), ...name })).resolves.toBeDefined();
    await expect(bob().assumeRole({ RoleArn: role("NotBob"), ...name })).rejects.toThrow(/explicit deny/);
  });

  it("needs sts:TagSession for tags", async () => {
    const RoleArn = role("NoTags");
    await expect(bob().assumeRole({ RoleArn, ...name })).resolves.toBeDefined();
    await expect(bob().assumeRole({ RoleArn, ...name, Tags: [{ Key: "a", Value: "b" }] })).rejects.toThrow(
      /sts:TagSession/,
    );
  });

  it("is never given to the root user", async () => {
    const rootUser = clientOf(sts, keyOf(sts, "root"));
    await expect(rootUser.assumeRole({ RoleArn: role("Open"), ...name })).rejects.toMatchObject({
      name: "AccessDenied",
    });
  });
});

describe("MFA", () => {
  const code = () => ({ SerialNumber: MFA, TokenCode: sts.totp(MFA) });

  it("is asked for, checked, and good once", async () => {
    const RoleArn = role("WithMfa");
    await expect(alice().assumeRole({ RoleArn, ...name })).rejects.toMatchObject({ name: "AccessDenied" });
    const used = code();
    await expect(alice().assumeRole({ RoleArn, ...name, ...used })).resolves.toBeDefined();
    await expect(alice().assumeRole({ RoleArn, ...name, ...used })).rejects.toThrow(/MFA failed/);
  });

  it("is refused to whoever does not own the device", async () => {
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

describe("durations", () => {
  const seconds = async (RoleArn: string, DurationSeconds?: number) => {
    const before = Math.floor(Date.now() / 1000);
    const output = await alice().assumeRole({
      RoleArn,
      ...name,
      ...(DurationSeconds && { DurationSeconds }),
    });
    return Math.round((output.Credentials!.Expiration!.getTime() / 1000 - before) / 10) * 10;
  };

  it("are an hour by default, and at most what the role allows", async () => {
    expect(await seconds(role("Open"))).toBe(3600);
    expect(await seconds(role("TwelveHours"), 43_200)).toBe(43_200);
    await expect(seconds(role("Open"), 3601)).rejects.toMatchObject(refusal("ValidationError", 400));
    await expect(seconds(role("Open"), 899)).rejects.toMatchObject(refusal("ValidationError", 400));
    await expect(seconds(role("TwelveHours"), 43_201)).rejects.toMatchObject(refusal("ValidationError", 400));
  });

  it("are an hour at most in a chain of roles", async () => {
    const open = clientOf(sts, credentialsIn(await alice().assumeRole({ RoleArn: role("Open"), ...name })));
    await expect(
      open.assumeRole({ RoleArn: role("TwelveHours"), ...name, DurationSeconds: 3601 }),
    ).rejects.toMatchObject(refusal("ValidationError", 400));
    await expect(open.assumeRole({ RoleArn: role("Chained"), ...name })).resolves.toBeDefined();
    await expect(alice().assumeRole({ RoleArn: role("Chained"), ...name })).rejects.toMatchObject({
      name: "AccessDenied",
    });
  });
});

describe("session policies and tags", () => {
  const open = (more: object) => alice().assumeRole({ RoleArn: role("Open"), ...name, ...more });
  const policy = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*"}]}';

  it("are measured", async () => {
    const output = await open({
      Policy: policy,
      PolicyArns: [{ arn: "arn:aws:iam::aws:policy/ReadOnlyAccess" }],
    });
    expect(output.PackedPolicySize).toBeGreaterThan(0);
    expect(output.PackedPolicySize).toBeLessThan(100);
  });

  it.each([
    "{",
    "[]",
    '{"Statement":[{"Effect":"Maybe","Action":"*"}]}',
    '{"Statement":[{"Effect":"Allow"}]}',
  ])("refuse the policy %s", async (Policy) => {
    await expect(open({ Policy })).rejects.toMatchObject(refusal("MalformedPolicyDocumentException", 400));
  });

  it("refuse what is too large, plain or packed", async () => {
    const arns = Array.from({ length: 10 }, (_, index) => ({
      arn: `arn:aws:iam::123456789012:policy/${index}${"x".repeat(200)}`,
    }));
    await expect(open({ PolicyArns: arns })).rejects.toMatchObject(
      refusal("PackedPolicyTooLargeException", 400),
    );
    const tags = Array.from({ length: 50 }, (_, tag) => ({ Key: `key${tag}`, Value: noise(tag) }));
    await expect(open({ Tags: tags })).rejects.toMatchObject(refusal("PackedPolicyTooLargeException", 400));
  });

  it.each([
    [
      "over 50 tags",
      { Tags: Array.from({ length: 51 }, (_, i) => ({ Key: `k${i}`, Value: "" })) },
      "ValidationError",
    ],
    ["a long key", { Tags: [{ Key: "k".repeat(129), Value: "" }] }, "ValidationError"],
    ["a long value", { Tags: [{ Key: "k", Value: "v".repeat(257) }] }, "ValidationError"],
    [
      "keys that differ in case",
      {
        Tags: [
          { Key: "Team", Value: "a" },
          { Key: "team", Value: "b" },
        ],
      },
      "InvalidParameterValue",
    ],
    ["a reserved key", { Tags: [{ Key: "aws:x", Value: "" }] }, "InvalidParameterValue"],
    ["a transitive key without a tag", { TransitiveTagKeys: ["k"] }, "InvalidParameterValue"],
    ["a short session name", { RoleSessionName: "x" }, "ValidationError"],
    ["a space in the session name", { RoleSessionName: "a b" }, "ValidationError"],
    ["a short role ARN", { RoleArn: "arn:aws:iam" }, "ValidationError"],
    ["half of an MFA code", { TokenCode: "123456" }, "ValidationError"],
  ])("refuse %s", async (_what, more, code) => {
    await expect(open(more)).rejects.toMatchObject(refusal(code, 400));
  });

  it("hand transitive tags on, once and for all", async () => {
    const session = await open({
      Tags: [
        { Key: "Team", Value: "a" },
        { Key: "Own", Value: "b" },
      ],
      TransitiveTagKeys: ["Team"],
    });
    const next = clientOf(sts, credentialsIn(session));
    const chain = (Key: string) =>
      next.assumeRole({ RoleArn: role("Chained"), ...name, Tags: [{ Key, Value: "z" }] });
    await expect(chain("team")).rejects.toMatchObject(refusal("InvalidParameterValue", 400));
    await expect(chain("Own")).resolves.toBeDefined();
  });

  it("stand as principal tags in the session, the transitive ones in later sessions too", async () => {
    const tags = ["Team", "Own"].map((Key) => ({ Key, Value: "a" }));
    const first = clientOf(sts, credentialsIn(await open({ Tags: tags, TransitiveTagKeys: ["Team"] })));
    const second = clientOf(
      sts,
      credentialsIn(await first.assumeRole({ RoleArn: role("Chained"), ...name })),
    );
    await expect(alice().assumeRole({ RoleArn: role("ForTeam"), ...name })).rejects.toMatchObject({
      name: "AccessDenied",
    });
    await expect(first.assumeRole({ RoleArn: role("ForOwn"), ...name })).resolves.toBeDefined();
    await expect(second.assumeRole({ RoleArn: role("ForTeam"), ...name })).resolves.toBeDefined();
    await expect(second.assumeRole({ RoleArn: role("ForOwn"), ...name })).rejects.toMatchObject({
      name: "AccessDenied",
    });
  });

  it("keep the source identity through a chain", async () => {
    const first = await open({ SourceIdentity: "alice" });
    expect(first.SourceIdentity).toBe("alice");
    const next = clientOf(sts, credentialsIn(first));
    const chained = await next.assumeRole({ RoleArn: role("Chained"), ...name });
    expect(chained.SourceIdentity).toBe("alice");
    await expect(
      next.assumeRole({ RoleArn: role("Chained"), ...name, SourceIdentity: "mallory" }),
    ).rejects.toMatchObject(refusal("AccessDenied", 403));
  });
});

/** Text that does not compress well. */
function noise(seed: number): string {
  let state = seed + 1;
  return Array.from({ length: 200 }, () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return String.fromCharCode(97 + ((state >> 8) % 26));
  }).join("");
}
