import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startStsLocal } from "../start-sts-local.js";
import type { StsLocal } from "../sts-local.js";
import { clientOf, credentialsIn, keyOf } from "../testing/clients.js";
import { defaultWorld } from "../world/default-world.js";

const role = (name: string) => `arn:aws:iam::123456789012:role/${name}`;
const root = { AWS: "arn:aws:iam::123456789012:root" };

let sts: StsLocal;
beforeAll(async () => {
  sts = await startStsLocal({
    roles: [
      ...defaultWorld().roles,
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
    ],
  });
});
afterAll(() => sts.close());

const alice = () => clientOf(sts, keyOf(sts, "alice"));
const name = { RoleSessionName: "session" };
const error = (code: string, status: number) => ({
  name: code,
  $metadata: expect.objectContaining({ httpStatusCode: status }),
});

describe("session policies and tags", () => {
  const open = (more: object) => alice().assumeRole({ RoleArn: role("Open"), ...name, ...more });
  const policy = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*"}]}';

  it("count towards PackedPolicySize", async () => {
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
  ])("reject the policy %s", async (Policy) => {
    await expect(open({ Policy })).rejects.toMatchObject(error("MalformedPolicyDocumentException", 400));
  });

  it("reject policies and tags that are too large, as plaintext or packed", async () => {
    const arns = Array.from({ length: 10 }, (_, index) => ({
      arn: `arn:aws:iam::123456789012:policy/${index}${"x".repeat(200)}`,
    }));
    await expect(open({ PolicyArns: arns })).rejects.toMatchObject(
      error("PackedPolicyTooLargeException", 400),
    );
    const tags = Array.from({ length: 50 }, (_, tag) => ({ Key: `key${tag}`, Value: noise(tag) }));
    await expect(open({ Tags: tags })).rejects.toMatchObject(error("PackedPolicyTooLargeException", 400));
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
    ["an MFA code without a serial number", { TokenCode: "123456" }, "ValidationError"],
  ])("reject %s", async (_what, more, code) => {
    await expect(open(more)).rejects.toMatchObject(error(code, 400));
  });

  it("pass on transitive tags, which cannot be overridden", async () => {
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
    await expect(chain("team")).rejects.toMatchObject(error("InvalidParameterValue", 400));
    await expect(chain("Own")).resolves.toBeDefined();
  });

  it("become principal tags of the session, and transitive ones those of later sessions too", async () => {
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

  it("keep the source identity through role chaining", async () => {
    const first = await open({ SourceIdentity: "alice" });
    expect(first.SourceIdentity).toBe("alice");
    const next = clientOf(sts, credentialsIn(first));
    const chained = await next.assumeRole({ RoleArn: role("Chained"), ...name });
    expect(chained.SourceIdentity).toBe("alice");
    await expect(
      next.assumeRole({ RoleArn: role("Chained"), ...name, SourceIdentity: "mallory" }),
    ).rejects.toMatchObject(error("AccessDenied", 403));
  });
});

/** A string that does not compress well. */
function noise(seed: number): string {
  let state = seed + 1;
  return Array.from({ length: 200 }, () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return String.fromCharCode(97 + ((state >> 8) % 26));
  }).join("");
}
