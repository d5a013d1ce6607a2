import { execFile } from "node:child_process";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";

const here = fileURLToPath(new URL(".", import.meta.url));
const tsc = createRequire(import.meta.url).resolve("typescript/bin/tsc");

/** What the compiler reports: nothing if all is well. Declarations of the libraries are checked too. */
async function compile(...options: string[]): Promise<string> {
  const program = [tsc, "-p", "tsconfig.assignable.json", ...options];
  const { stdout } = await promisify(execFile)(process.execPath, program, { cwd: here }).catch(
    (error) => error,
  );
  return stdout;
}

/** Programs whose types mix AWS's packages with ours. A directory compiles, or tsc says where it does not. */
describe("types are assignable to those of AWS's packages, and theirs to ours", () => {
  it.each([
    ["with exactOptionalPropertyTypes", []],
    ["without exactOptionalPropertyTypes", ["--exactOptionalPropertyTypes", "false"]],
    ["as bundlers resolve modules", ["--module", "esnext", "--moduleResolution", "bundler"]],
    ["as CommonJS", ["--module", "commonjs", "--moduleResolution", "bundler"]],
  ])("%s", async (_, options) => {
    expect(await compile(...options)).toBe("");
  });
});
