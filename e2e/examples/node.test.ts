import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";

const program = fileURLToPath(new URL("../../examples/node/index.js", import.meta.url));

test("examples/node assumes a role and ends", async () => {
  const { stdout, stderr } = await promisify(execFile)(process.execPath, [program], { timeout: 30_000 });
  expect(stderr).toBe("");
  expect(stdout).toContain("STS sees arn:aws:iam::123456789012:user/alice");
  expect(stdout).toContain(
    "With these credentials, STS sees arn:aws:sts::123456789012:assumed-role/Open/quick-start",
  );
});
