import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { bun, deno, describeFound, nodes } from "@stskit/e2e-runtimes";
import { expect, test } from "vitest";
import { findRedis } from "./find-servers.js";
import { RedisServer } from "./redis-server.js";

const folder = join(import.meta.dirname, "programs");

describeFound("Redis serves", findRedis(), RedisServer.start, (server) => {
  async function output(runtime: string, args: readonly string[]): Promise<string> {
    const env = { PATH: process.env["PATH"], REDIS_PORT: String(server().port) };
    const { stdout, stderr } = await promisify(execFile)(runtime, args, { cwd: folder, env });
    expect(stderr).toBe("");
    return stdout;
  }
  const expected = "ASIA0 true\nASIA1 true\n";

  for (const { name, program } of nodes) {
    describeFound(name, program, startable, (running) => {
      test.each(["use-store.mjs", "use-store.cjs"])("%s", async (file) => {
        expect(await output(running().program, [file])).toBe(expected);
      });
    });
  }

  describeFound("Bun", bun, startable, (running) => {
    test("use-store.mjs", async () => {
      expect(await output(running().program, ["use-store.mjs"])).toBe(expected);
    });
  });

  describeFound("Deno", deno, startable, (running) => {
    test("use-store.mjs", async () => {
      const args = ["run", "--no-remote", "--no-prompt", "--node-modules-dir=manual"];
      const rights = ["--allow-net=127.0.0.1", "--allow-env", "--allow-read", "--allow-sys"];
      expect(await output(running().program, [...args, ...rights, "use-store.mjs"])).toBe(expected);
    });
  });
});

function startable(program: string) {
  return { program, close() {} };
}
