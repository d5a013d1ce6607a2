import { spawn } from "node:child_process";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { startChaos } from "@stskit/e2e-support/aws/chaos";
import { userKey } from "@stskit/e2e-support/aws/local-sts";
import { expect, it, onTestFinished } from "vitest";

const CALLS = 20_000;
/** Garbage collection leaves some noise; a leak of one object per call would be many times this. */
const NOISE = 3_000_000;

it(`${CALLS} calls through restarts, resets, throttling and expiry leak nothing`, {
  timeout: 170_000,
}, async () => {
  const chaos = await startChaos();
  onTestFinished(chaos.close);
  const task = {
    endpoint: chaos.server().endpoint,
    masterCredentials: userKey(chaos.server()),
    calls: CALLS,
    concurrency: 20,
  };
  const program = fileURLToPath(new URL("programs/soak.mjs", import.meta.url));
  const child = spawn(process.execPath, [
    "--expose-gc",
    "--unhandled-rejections=strict",
    program,
    JSON.stringify(task),
  ]);
  onTestFinished(() => void child.kill());
  const closed = new Promise<number | null>((resolve) => child.on("close", resolve));
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);

  // It exited on its own: no socket or timer is left.
  expect([await closed, stderr]).toEqual([0, ""]);
  const { outcomes, strangers, grown } = JSON.parse(stdout);
  expect(strangers).toEqual([]);
  expect(chaos.restarts()).toBeGreaterThan(1);
  // Another attempt fixes nearly all faults.
  expect(outcomes.success).toBeGreaterThan(CALLS * 0.95);
  expect(grown).toBeLessThan(NOISE);
});
