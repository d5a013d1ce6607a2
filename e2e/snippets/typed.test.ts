import { execFile } from "node:child_process";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { type StsLocal, startStsLocal } from "@stskit/sts-local";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runSnippet } from "./run-snippet.js";

const here = fileURLToPath(new URL(".", import.meta.url));
const tsc = createRequire(import.meta.url).resolve("typescript/bin/tsc");

/** What the compiler reports: nothing if all is well. */
async function compile(...options: string[]): Promise<string> {
  const arguments_ = [tsc, "-p", "tsconfig.typed.json", ...options];
  const { stdout } = await promisify(execFile)(process.execPath, arguments_, { cwd: here }).catch(
    (error) => error,
  );
  return stdout;
}

describe("the types are found", () => {
  it.each([
    ["as Node finds them", ["--module", "nodenext"]],
    ["as bundlers find them", ["--module", "esnext", "--moduleResolution", "bundler"]],
    [
      "by resolvers that know no `exports`",
      ["--module", "esnext", "--moduleResolution", "node10", "--ignoreDeprecations", "6.0"],
    ],
  ])("%s", async (_, options) => {
    expect(await compile("--noEmit", ...options)).toBe("");
  });
});

describe("compiled and run", () => {
  let sts: StsLocal;
  beforeAll(async () => {
    sts = await startStsLocal();
    expect(await compile()).toBe("");
  });
  afterAll(() => sts.close());

  const alice = "arn:aws:iam::123456789012:user/alice";
  const session = "arn:aws:sts::123456789012:assumed-role/Open/typed-entries";

  it.each([
    ["entries.mjs", `${session}\nnull ${session}`],
    ["root.cjs", `${alice}\n${alice}`],
    ["options.mjs", "eu-central-1 2 AKIDEXAMPLE"],
    ["shapes.mjs", "6"],
    ["role-assumers.mjs", "function function function"],
  ])("%s", async (file, printed) => {
    expect(await runSnippet(sts, `typed-out/${file}`)).toBe(printed);
  });
});
