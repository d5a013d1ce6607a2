import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describeFound, findChromium, type openPage } from "@stskit/e2e-runtimes";
import { clientOptions } from "@stskit/e2e-support/aws/local-sts";
import { alice } from "@stskit/e2e-support/aws/use-local-sts";
import { type StsLocal, startStsLocal } from "@stskit/sts-local";
import { build as vite } from "vite";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openBuiltPage } from "./open-built-page.js";
import { projectFolder, runProgram } from "./run-program.js";
import { toolProgram } from "./tool-program.js";

let sts: StsLocal;
let out: string;

beforeAll(async () => {
  sts = await startStsLocal();
  out = await mkdtemp(join(tmpdir(), "stskit-pages-"));
});
afterAll(async () => {
  await sts?.close();
  await rm(out, { recursive: true });
});

type Browser = Parameters<typeof openPage>[0];

async function openVitePage(browser: Browser) {
  const outDir = join(out, "vite");
  await vite({ root: projectFolder("page"), configFile: false, logLevel: "warn", build: { outDir } });
  return openBuiltPage(browser, outDir);
}

/** Parcel needs a configuration to support `exports`. */
async function openParcelPage(browser: Browser) {
  const dist = join(out, "parcel");
  const folders = ["--dist-dir", dist, "--cache-dir", join(out, "parcel-cache")];
  const build = [toolProgram("parcel"), "build", "index.html", "--no-autoinstall", ...folders];
  await runProgram(sts, "page", process.execPath, build, { PATH: process.env["PATH"]! });
  return openBuiltPage(browser, dist);
}

describe.each([
  ["Vite with its defaults", openVitePage],
  ["Parcel with its defaults, by folders in place of exports", openParcelPage],
])("%s", (_, open) => {
  describeFound("in Chromium", findChromium(), open, (page) => {
    test("builds a page that calls STS, from packages and single entry points", async () => {
      const session = "arn:aws:sts::123456789012:assumed-role/Open/page";
      expect(await page().call("calls", clientOptions(sts))).toEqual(["browser", session, alice]);
    });
  });
});
