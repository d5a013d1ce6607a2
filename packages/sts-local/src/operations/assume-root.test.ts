import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startStsLocal } from "../start-sts-local.js";
import type { StsLocal } from "../sts-local.js";
import { clientOf, credentialsIn, keyOf } from "../testing/clients.js";

const TASK = "arn:aws:iam::aws:policy/root-task/S3UnlockBucketPolicy";

let sts: StsLocal;
beforeAll(async () => {
  sts = await startStsLocal();
});
afterAll(() => sts.close());

const alice = () => clientOf(sts, keyOf(sts, "alice"));
const secondsLeft = (date: Date | undefined) =>
  Math.round((date!.getTime() - sts.now().getTime()) / 10_000) * 10;
const denied = { name: "AccessDenied", $metadata: { httpStatusCode: 403 } };

describe("AssumeRoot", () => {
  const request = { TargetPrincipal: "210987654321", TaskPolicyArn: { arn: TASK } };

  it("returns a short session of the member account's root user", async () => {
    const output = await alice().assumeRoot(request);
    expect(secondsLeft(output.Credentials?.Expiration)).toBe(900);
    const identity = await clientOf(sts, credentialsIn(output)).getCallerIdentity({});
    expect(identity.Arn).toBe("arn:aws:iam::210987654321:root");
  });

  it("rejects other accounts, other policies, and longer sessions", async () => {
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
