import { bun, describeFound } from "@stskit/e2e-runtimes";
import { isolatedEnvironment } from "@stskit/e2e-support/environment/isolated-environment";
import { expect, it } from "vitest";
import { projectFolder, run } from "./run-program.js";
import { toolProgram } from "./tool-program.js";

const jest = toolProgram("jest");
const vitest = toolProgram("vitest");
const mocha = toolProgram("mocha");

/** The tests of a project under its runner, which start a local STS of their own. */
async function output(project: string, command: string, args: readonly string[]): Promise<string> {
  const { stdout, stderr } = await run(
    projectFolder(`test-runners/${project}`),
    command,
    args,
    isolatedEnvironment,
  );
  return `${stdout}\n${stderr}`;
}

it.each([
  ["Jest, CommonJS", "jest", [jest], /^Tests: +12 passed, 12 total$/m],
  ["Jest, ES modules", "jest-esm", ["--experimental-vm-modules", jest], /^Tests: +12 passed, 12 total$/m],
  ["Jest, jsdom", "jest-jsdom", [jest], /^Tests: +6 passed, 6 total$/m],
  ["Vitest", "vitest", [vitest, "run", "--no-color"], /^ +Tests {2}12 passed \(12\)$/m],
  ["Mocha, CommonJS", "mocha", [mocha, "client.test.js"], /^ +4 passing /m],
  ["Mocha, ES modules", "mocha", [mocha, "client.test.mjs"], /^ +4 passing /m],
  ["node:test, CommonJS", "node-test", ["--test", "client.test.cjs"], /^# pass 4$/m],
  ["node:test, ES modules", "node-test", ["--test", "client.test.mjs"], /^# pass 4$/m],
])("%s", async (_, project, args, summary) => {
  expect(await output(project, process.execPath, args)).toMatch(summary);
});

describeFound(
  "Bun",
  bun,
  (program) => ({ program, close() {} }),
  (running) => {
    it("bun test", async () => {
      expect(await output("bun", running().program, ["test"])).toMatch(/^ 11 pass$/m);
    });
  },
);
