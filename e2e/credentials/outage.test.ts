import { ListBucketsCommand, S3Client } from "@aws-sdk/client-s3";
import {
  cacheCredentials,
  GetCallerIdentityCommand,
  getDefaultRoleAssumer,
  STSClient,
  type STSRoleAssumerOptions,
} from "@stskit/client-sts-node";
import { startLocalS3 } from "@stskit/e2e-support/aws/local-s3";
import { roleArn, userKey } from "@stskit/e2e-support/aws/local-sts";
import { sts } from "@stskit/e2e-support/aws/sts-in-environment";
import { afterEach, beforeEach, expect, test, vi } from "vitest";

const MINUTE = 60_000;

beforeEach(() => {
  // Only the date is faked, for client and server alike; sockets and timers are real.
  vi.useFakeTimers({ toFake: ["Date"] });
});
afterEach(() => {
  vi.useRealTimers();
});

const assumed = () => sts.requests.filter(({ operation }) => operation === "AssumeRole");

/** A role's credentials for an hour, and a way to wait for the renewal in the background. */
function roleCredentials() {
  const assume = getDefaultRoleAssumer({ region: "eu-west-1", maxAttempts: 1 } as STSRoleAssumerOptions);
  let renewal: Promise<unknown> = Promise.resolve();
  const credentials = cacheCredentials(() => {
    const session = assume(userKey(sts, "alice"), {
      RoleArn: roleArn("Open"),
      RoleSessionName: "session",
      DurationSeconds: 3_600,
    });
    renewal = session.catch(() => {});
    return session;
  });
  return { credentials, renewed: () => renewal };
}

test.each([
  ["responds with 503", { status: 503 }],
  ["throttles", { throttle: true as const }],
  ["resets connections", { reset: "before" as const }],
])("STS %s for 30 of the 60 minutes that credentials live: S3's callers see nothing", async (_, fault) => {
  const s3 = await startLocalS3();
  const { credentials, renewed } = roleCredentials();
  const client = new S3Client({
    region: "eu-west-1",
    endpoint: s3.endpoint,
    forcePathStyle: true,
    credentials,
  });
  const start = Date.now();
  let failures = 0;
  try {
    for (let minute = 0; minute < 120; minute++) {
      vi.setSystemTime(start + minute * MINUTE);
      if (minute === 20) sts.faults.add({ ...fault, match: { operation: "AssumeRole" } });
      if (minute === 50) sts.faults.clear();
      const before = assumed().length;
      const outcomes = await Promise.allSettled(
        Array.from({ length: 10 }, () => client.send(new ListBucketsCommand({}))),
      );
      failures += outcomes.filter(({ status }) => status === "rejected").length;
      // One request in flight, whatever the number of callers.
      expect(assumed().length - before).toBeLessThanOrEqual(1);
      await renewed();
    }
    expect(failures).toBe(0);
    expect(new Set(s3.signers).size).toBeGreaterThanOrEqual(3);
    expect(assumed().length).toBeLessThan(45);
  } finally {
    await s3.close();
  }
});

test("over a hundred lives of credentials nobody is given expired ones", async () => {
  const { credentials, renewed } = roleCredentials();
  const client = new STSClient({ region: "eu-west-1", credentials });
  const start = Date.now();
  for (let step = 0; step < 300; step++) {
    vi.setSystemTime(start + step * 20 * MINUTE);
    const { expiration } = await credentials();
    expect(expiration!.getTime()).toBeGreaterThan(Date.now());
    await renewed();
    if (step % 30 === 0) await client.send(new GetCallerIdentityCommand({}));
  }
  expect(assumed().every(({ status }) => status === 200)).toBe(true);
  expect(assumed().length).toBeLessThan(300);
});

test("credentials that STS refuses are forgotten, and the next call has others", async () => {
  const { credentials } = roleCredentials();
  const client = new STSClient({ region: "eu-west-1", credentials });
  await client.send(new GetCallerIdentityCommand({}));
  sts.faults.add({ code: "ExpiredToken", match: { operation: "GetCallerIdentity", times: 1 } });
  await expect(client.send(new GetCallerIdentityCommand({}))).rejects.toMatchObject({ name: "ExpiredToken" });
  await client.send(new GetCallerIdentityCommand({}));
  expect(assumed()).toHaveLength(2);
});
