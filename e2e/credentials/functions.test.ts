import { getCallerIdentity, requestHandler } from "@stskit/client-sts-node/functions";
import { staticProfile, userKey } from "@stskit/e2e-support/aws/local-sts";
import { sts } from "@stskit/e2e-support/aws/sts-in-environment";
import { writeHomeFile } from "@stskit/e2e-support/environment/empty-home";
import { rejection } from "@stskit/e2e-support/rejection";
import { expect, test, vi } from "vitest";

function asBob(): void {
  const { accessKeyId, secretAccessKey } = userKey(sts, "bob");
  vi.stubEnv("AWS_REGION", "eu-west-1");
  vi.stubEnv("AWS_ACCESS_KEY_ID", accessKeyId);
  vi.stubEnv("AWS_SECRET_ACCESS_KEY", secretAccessKey);
}

test("functions take region, endpoint and credentials from the environment", async () => {
  asBob();
  const { Arn } = await getCallerIdentity({});
  expect(Arn).toBe("arn:aws:iam::123456789012:user/bob");
});

test("they read no config files, and say so", async () => {
  writeHomeFile("credentials", staticProfile(sts, "default"));
  writeHomeFile("config", "[default]\nregion = eu-west-1\n");
  expect(await rejection(getCallerIdentity({}))).toMatchObject({
    name: "TypeError",
    message: 'Region is missing. Pass { region: "eu-west-1" } as an option, or set AWS_REGION.',
  });
  const error = await rejection(getCallerIdentity({}, { region: "eu-west-1" }));
  expect(error.name).toBe("CredentialsProviderError");
  expect(error.message).toContain("Pass { credentials } as an option, or set AWS_ACCESS_KEY_ID");
  expect(error.message).toContain("does not read profiles");
});

test("a handler that a program creates takes the options of a client's", async () => {
  asBob();
  const handler = requestHandler({ requestTimeout: 50 });
  sts.faults.add({ delayMs: 600_000 });
  const error = await rejection(getCallerIdentity({}, { requestHandler: handler, maxAttempts: 1 }));
  expect(error).toMatchObject({ name: "TimeoutError", message: expect.stringContaining("within 50 ms") });
  sts.faults.clear();
  handler.destroy();
  expect(() => requestHandler({ requestTimeout: -1 })).toThrow("requestHandler.requestTimeout is -1");
});
