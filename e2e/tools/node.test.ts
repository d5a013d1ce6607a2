import { type StsLocal, startStsLocal } from "@stskit/sts-local";
import { afterAll, beforeAll, expect, it } from "vitest";
import { runProgram } from "./run-program.js";

let sts: StsLocal;
beforeAll(async () => {
  sts = await startStsLocal();
});
afterAll(() => sts.close());

it.each(["import.mjs", "require.cjs"])("the packages as published, without a tool: %s", async (file) => {
  const printed = await runProgram(sts, "plain-node", process.execPath, [file]);
  expect(printed).toEqual({ stdout: "arn:aws:iam::123456789012:user/alice", stderr: "" });
});

it("what is imported is what is required, so that a program that does both has one client", async () => {
  expect(await runProgram(sts, "plain-node", process.execPath, ["both.mjs"])).toEqual({
    stdout: '{"differing":[],"command":true}',
    stderr: "",
  });
});

it("a call leaves no global behind, such as undici's global dispatcher", async () => {
  expect(await runProgram(sts, "plain-node", process.execPath, ["globals.mjs"])).toEqual({
    stdout: "[]",
    stderr: "",
  });
});
