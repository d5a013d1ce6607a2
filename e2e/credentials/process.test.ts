import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { expect, test } from "vitest";

/** Runs a program to its end. */
async function run(program: string) {
  const child = spawn(process.execPath, ["--input-type=module", "-e", program], { cwd: import.meta.dirname });
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr), once(child, "close")]);
  return { code: child.exitCode, stdout, stderr };
}

const inTheAdvisoryWindow = `
  import { cacheCredentials } from "@stskit/client-sts-node/credential-providers";
  const now = Date.now();
  let asked = 0;
  const credentials = cacheCredentials(async () => {
    if (++asked > 1) return RENEWAL;
    return { accessKeyId: "ASIA", secretAccessKey: "s", expiration: new Date(now + 3_600_000) };
  });
  await credentials();
  Date.now = () => now + 2_000_000;
  await credentials();
  console.log(asked);
`;

test.each([
  ["fails", "Promise.reject(new Error('STS is down'))"],
  ["never ends", "new Promise(() => {})"],
])("a renewal in the background that %s neither stops a process nor keeps it alive", async (_, renewal) => {
  const ended = await run(inTheAdvisoryWindow.replace("RENEWAL", renewal));
  expect(ended).toEqual({ code: 0, stdout: "2\n", stderr: "" });
});
