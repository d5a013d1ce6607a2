import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { findRedis } from "@stskit/e2e-redis/find-servers";
import { RedisServer } from "@stskit/e2e-redis/redis-server";
import { describeFound } from "@stskit/e2e-runtimes";
import { programEnvironment } from "@stskit/e2e-support/aws/local-sts";
import { type StsLocal, startStsLocal } from "@stskit/sts-local";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Snippet, snippets } from "./snippets.js";

const here = dirname(fileURLToPath(import.meta.url));
let sts: StsLocal;
let folder: string;

beforeAll(async () => {
  sts = await startStsLocal();
  // Inside this package, so that the snippets' imports resolve.
  folder = mkdtempSync(join(here, "run-"));
});

afterAll(async () => {
  await sts?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Runs a program until it exits, with alice's credentials for the local STS. */
async function run(
  args: string[],
  environment: Record<string, string> = {},
): Promise<{ code: number | null; stdout: string; stderr: string }> {
  const child = spawn(process.execPath, args, {
    cwd: folder,
    env: {
      PATH: process.env["PATH"],
      HOME: folder,
      AWS_REGION: "eu-west-1",
      AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true",
      ...programEnvironment(sts),
      ...environment,
    },
  });
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr), once(child, "close")]);
  return { code: child.exitCode, stdout, stderr };
}

const programs = snippets()
  .filter(({ language }) => language === "js")
  // Its own tests run its README, and compare the output with the comments.
  .filter(({ place }) => !place.startsWith("packages/sts-local/"));

test("the READMEs have programs to run", () => {
  expect(programs.length).toBeGreaterThan(3);
});

const usesRedis = ({ code }: Snippet) => code.includes("@stskit/credential-store-redis");

async function expectToRun({ place, code }: Snippet, environment?: Record<string, string>): Promise<void> {
  const file = join(folder, `${place.replace(/\W/g, "-")}.${/\brequire\(/.test(code) ? "cjs" : "mjs"}`);
  writeFileSync(file, code);
  const ended = await run([file], environment);
  expect(ended).toMatchObject({ code: 0, stderr: "" });
}

test.each(programs.filter((program) => !usesRedis(program)))("$place runs", (program) =>
  expectToRun(program),
);

describeFound("with Redis", findRedis(), RedisServer.start, (server) => {
  test.each(programs.filter(usesRedis))("$place runs", (program) =>
    expectToRun(program, {
      REDIS_URL: `redis://127.0.0.1:${server().port}`,
      CREDENTIALS_KEY: Buffer.alloc(32, 1).toString("base64"),
    }),
  );
});
