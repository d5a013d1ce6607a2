import { readdirSync } from "node:fs";
import { join } from "node:path";
import { roleArn, userKey } from "@stskit/e2e-support/aws/local-sts";
import { sts } from "@stskit/e2e-support/aws/sts-in-environment";
import { home } from "@stskit/e2e-support/environment/empty-home";
import { until } from "@stskit/e2e-support/until";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type Member, startMember } from "./fleet/start-member.js";

const MINUTE = 60_000;

const members: Member[] = [];

beforeEach(() => {
  const { accessKeyId, secretAccessKey } = userKey(sts);
  vi.stubEnv("AWS_ACCESS_KEY_ID", accessKeyId);
  vi.stubEnv("AWS_SECRET_ACCESS_KEY", secretAccessKey);
});
afterEach(async () => {
  await Promise.all(members.splice(0).map((member) => member.kill()));
  sts.setClockOffset(0);
});

/** Starts processes that share a store, and waits until all are ready. */
async function startFleet(size: number, lifetime?: number): Promise<Member[]> {
  const program = join(import.meta.dirname, "fleet/file-member.js");
  const storeOptions = { directory: join(home, "store") };
  const options = { storeOptions, roleArn: roleArn("Open"), ...(lifetime && { lifetime }) };
  members.push(
    ...(await Promise.all(
      Array.from({ length: size }, (_, index) =>
        startMember(program, { ...options, name: `member-${index}` }),
      ),
    )),
  );
  return members;
}

const credentialsOf = (fleet: Member[], order?: Parameters<Member["credentials"]>[0]) =>
  Promise.all(fleet.map((member) => member.credentials(order)));

const assumed = () => sts.requests.filter(({ operation }) => operation === "AssumeRole");

test("40 processes that start cold assume the role once", async () => {
  const fleet = await startFleet(40);
  expect(new Set(await credentialsOf(fleet)).size).toBe(1);
  expect(assumed()).toHaveLength(1);
  // The credentials, and the lease that the next one counts on from.
  expect(readdirSync(join(home, "store"))).toHaveLength(2);
});

test("when the process that assumes the role is killed, one other does", async () => {
  const fleet = await startFleet(10);
  sts.faults.add({ delayMs: 60_000, match: { operation: "AssumeRole", nth: 1 } });
  const outcomes = fleet.map(async (member) => ({ member, accessKeyId: await member.credentials() }));
  await until(() => assumed().length === 1);
  const holder = fleet.find(({ name }) => name === assumed()[0]!.form["RoleSessionName"])!;
  holder.kill();
  const others = await Promise.all(outcomes.filter((_, index) => fleet[index] !== holder));
  expect(new Set(others.map(({ accessKeyId }) => accessKeyId)).size).toBe(1);
  expect(assumed()).toHaveLength(2);
});

test("a process that exits as soon as it has credentials has shared them", async () => {
  const [first, second] = (await startFleet(2)) as [Member, Member];
  await first.credentialsAndExit();
  await second.credentials();
  expect(assumed()).toHaveLength(1);
});

test.each([
  ["an hour", undefined, 30 * MINUTE],
  ["a minute", MINUTE, MINUTE / 2],
])(
  "ten renewals of credentials that live %s are ten requests for five processes",
  async (_, lifetime, step) => {
    const fleet = await startFleet(5, lifetime);
    let [current] = await credentialsOf(fleet);
    for (let renewal = 1; renewal <= 10; renewal++) {
      const clock = renewal * step;
      sts.setClockOffset(clock);
      const renewed = await credentialsOf(fleet, { otherThan: current!, clock });
      expect(new Set(renewed).size).toBe(1);
      [current] = renewed;
      expect(assumed()).toHaveLength(renewal + 1);
    }
  },
);
