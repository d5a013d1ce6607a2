import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { alice } from "@stskit/e2e-support/aws/use-local-sts";
import { type StsLocal, startStsLocal } from "@stskit/sts-local";
import { afterAll, beforeAll, expect, test } from "vitest";
import webpack from "webpack";
import { projectFolder, runProgram } from "./run-program.js";

let sts: StsLocal;
let out: string;

beforeAll(async () => {
  sts = await startStsLocal();
  out = await mkdtemp(join(tmpdir(), "stskit-without-exports-"));
});
afterAll(async () => {
  await sts?.close();
  await rm(out, { recursive: true });
});

test("a bundler that knows `main` alone finds the entry points for Node", async () => {
  const compiler = webpack({
    mode: "production",
    target: "node",
    context: projectFolder("main-fields"),
    entry: "./index.cjs",
    output: { path: join(out, "webpack") },
    resolve: { exportsFields: [], mainFields: ["main"] },
  });
  const problems = await new Promise((resolve, reject) =>
    compiler.run((error, stats) =>
      error ? reject(error) : resolve(stats!.toString({ all: false, errors: true, warnings: true })),
    ),
  );
  expect(problems).toBe("");
  const printed = await runProgram(sts, "main-fields", process.execPath, [join(out, "webpack/main.js")], {
    AWS_REGION: "eu-west-1",
  });
  expect(printed).toEqual({ stdout: alice, stderr: "" });
});
