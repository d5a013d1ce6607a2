import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { bun, describeFound } from "@stskit/e2e-runtimes";
import { programEnvironment, roleArn, staticProfile } from "@stskit/e2e-support/aws/local-sts";
import { type StsLocal, startStsLocal } from "@stskit/sts-local";
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { type Bundle, bundlers, type Program, withBun } from "./bundlers.js";
import { run } from "./run-program.js";

let sts: StsLocal;
beforeAll(async () => {
  sts = await startStsLocal();
});
beforeEach(() => {
  sts.requests.length = 0;
});
afterAll(() => sts.close());

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "stskit-bundled-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

/** A profile whose role AWS's credential chain assumes, which is loaded for it. */
function profileEnvironment(): Record<string, string> {
  const { AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, ...environment } = programEnvironment(sts);
  const file = join(temporaryFolder(), "credentials");
  const role = `[role]\nrole_arn = ${roleArn("Open")}\nrole_session_name = chain\nsource_profile = alice\n`;
  writeFileSync(file, staticProfile(sts, "alice") + role);
  return { ...environment, AWS_SHARED_CREDENTIALS_FILE: file, AWS_PROFILE: "role" };
}

/** Bundles a program and runs the bundle where there is nothing else: no package can be found from there. */
async function runBundled(bundle: Bundle, program: Program, environment: Record<string, string>) {
  const folder = temporaryFolder();
  await bundle(program, folder);
  return run(folder, process.execPath, [`${program}.js`], { ...environment, AWS_REGION: "eu-west-1" });
}

const assumed = { stdout: "arn:aws:sts::123456789012:assumed-role/Open/bundled", stderr: "" };

function testBundles(bundle: () => Bundle): void {
  it("a bundle of the main entry assumes a role, with credentials from AWS's chain", async () => {
    expect(await runBundled(bundle(), "main", profileEnvironment())).toEqual(assumed);
    expect(sts.requests.map(({ operation }) => operation)).toEqual(["AssumeRole", "AssumeRole"]);
  });

  it("a bundle of the bare entry assumes a role", async () => {
    expect(await runBundled(bundle(), "bare", programEnvironment(sts))).toEqual(assumed);
  });
}

describe.each(Object.entries(bundlers))("%s", (_, bundle) => testBundles(() => bundle));

describeFound(
  "Bun",
  bun,
  (program) => ({ bundle: withBun(program), close() {} }),
  (running) => testBundles(() => running().bundle),
);
