import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { servers } from "@stskit/e2e-redis/deployments";
import { RedisServer } from "@stskit/e2e-redis/redis-server";
import { describeFound } from "@stskit/e2e-runtimes";
import { expect, test } from "vitest";

const program = fileURLToPath(new URL("../../examples/fleet/index.js", import.meta.url));

async function run(args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<string> {
  const { stdout, stderr } = await promisify(execFile)(
    process.execPath,
    [program, "--processes", "6", ...args],
    { env: { ...process.env, REDIS_URL: "", ...env }, timeout: 60_000 },
  );
  expect(stderr).toBe("");
  return stdout;
}

const reports = (stdout: string) =>
  stdout.match(/process \d has ASIA\w+ after .* AssumeRole calls so far: 1$/gm);

test("examples/fleet: with files, STS is asked once", async () => {
  const stdout = await run([]);
  expect(stdout).toContain("by way of files");
  expect(reports(stdout)).toHaveLength(7);
  expect(stdout).toContain("7 processes, sessions: 1, AssumeRole calls: 1");
});

test("examples/fleet: without a store, each process asks", async () => {
  expect(await run(["--alone"])).toContain("7 processes, sessions: 7, AssumeRole calls: 7");
});

for (const { name, program: server } of servers) {
  describeFound("examples/fleet:", server, RedisServer.start, (running) => {
    test(`with ${name}, STS is asked once`, async () => {
      const stdout = await run([], { REDIS_URL: `redis://127.0.0.1:${running().port}` });
      expect(stdout).toContain("by way of Redis");
      expect(reports(stdout)).toHaveLength(7);
      expect(stdout).toContain("7 processes, sessions: 1, AssumeRole calls: 1");
      expect(await running().command("KEYS", "*:credentials")).toHaveLength(1);
    });
  });
}
