import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describeFound, findChromium, openPage } from "@stskit/e2e-runtimes";
import { clientOptions } from "@stskit/e2e-support/aws/local-sts";
import { alice } from "@stskit/e2e-support/aws/use-local-sts";
import { type StsLocal, startStsLocal } from "@stskit/sts-local";
import { afterAll, beforeAll, expect, test } from "vitest";
import webpack from "webpack";
import { projectFolder, runProgram } from "./run-program.js";

const require = createRequire(import.meta.url);
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

describeFound("Parcel with its defaults", findChromium(), openParcelPage, (page) => {
  test("builds a page that calls STS, from packages and single entry points", async () => {
    const session = "arn:aws:sts::123456789012:assumed-role/Open/page";
    expect(await page().call("calls", clientOptions(sts))).toEqual(["browser", session, alice]);
  });
});

/** Parcel needs a configuration to support `exports`. */
async function openParcelPage(browser: Parameters<typeof openPage>[0]) {
  const dist = join(out, "parcel");
  const folders = ["--dist-dir", dist, "--cache-dir", join(out, "parcel-cache")];
  const parcel = join(require.resolve("parcel/package.json"), "../lib/bin.js");
  const build = [parcel, "build", "index.html", "--no-autoinstall", ...folders];
  await runProgram(sts, "parcel", process.execPath, build, { PATH: process.env["PATH"]! });
  const files = await Promise.all(
    (await readdir(dist)).map(async (file) => {
      const type = file.endsWith(".html") ? "text/html" : "text/javascript";
      const path = file === "index.html" ? "/" : `/${file}`;
      return [path, { type, body: await readFile(join(dist, file)) }] as const;
    }),
  );
  return openPage(browser, Object.fromEntries(files));
}

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
