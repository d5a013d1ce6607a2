import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

/** CI sets FUZZ_SECONDS to run it for a minute. */
const seconds = process.env["FUZZ_SECONDS"] ?? "8";

it(`nothing breaks in ${seconds} s of inputs that coverage leads`, { timeout: 300_000 }, () => {
  const run = fileURLToPath(new URL("coverage-guided/run.mjs", import.meta.url));
  const { status, stdout, stderr } = spawnSync(process.execPath, [run, "--seconds", seconds], {
    encoding: "utf8",
  });
  expect(stderr).toBe("");
  expect(status).toBe(0);
  // Proves that it is guided: each target found and kept inputs that reached something new.
  expect(stdout.match(/kept/g)).toHaveLength(4);
});
