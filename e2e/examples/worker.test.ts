import { exec } from "node:child_process";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { type RunningWorker, runWorkerd, workerd } from "@stskit/e2e-runtimes";
import { type StsLocal, startStsLocal } from "@stskit/sts-local";
import { build } from "esbuild";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

describe.skipIf("missing" in workerd)("examples/worker, in workerd", () => {
  let sts: StsLocal;
  let worker: RunningWorker;

  beforeAll(async () => {
    if ("missing" in workerd) return;
    // The way Wrangler bundles it.
    const bundled = build({
      entryPoints: [path("../../examples/worker/src/index.ts")],
      outfile: path("dist/worker.js"),
      bundle: true,
      format: "esm",
      target: "es2022",
      conditions: ["workerd", "worker"],
      platform: "browser",
    });
    [sts] = await Promise.all([startStsLocal(), bundled]);
    worker = await runWorkerd(workerd.found, path("worker.capnp"), { STS_ENDPOINT: sts.endpoint });
  });
  afterAll(async () => {
    await worker?.close();
    await sts?.close();
  });

  async function ask(headers: Record<string, string>) {
    const response = await fetch(worker.url, { headers });
    return { status: response.status, body: await response.json() };
  }

  test("tells the bearer of a token who they are", async () => {
    const readme = await readFile(path("../../examples/worker/README.md"), "utf8");
    const { stdout } = await promisify(exec)(/\$\((.*?)\)/.exec(readme)![1]!, {
      cwd: path("../../examples/worker"),
      env: { ...process.env, AWS_ENDPOINT_URL_STS: sts.endpoint },
    });
    const authorization = `Bearer ${stdout.trim()}`;
    expect(await ask({ authorization })).toEqual({
      status: 200,
      body: {
        arn: "arn:aws:sts::123456789012:assumed-role/WebIdentity/worker",
        account: "123456789012",
        until: expect.stringMatching(/^\d{4}-.*Z$/),
      },
    });
  });

  test("refuses what STS refuses, and says why", async () => {
    const authorization = `Bearer ${await sts.webIdentityToken({ expiresInSeconds: -3600 })}`;
    expect(await ask({ authorization })).toMatchObject({
      status: 403,
      body: { error: "ExpiredTokenException" },
    });
  });

  test("asks for a token", async () => {
    expect(await ask({})).toMatchObject({ status: 401 });
  });

  test("does not pass on what is wrong with the service", async () => {
    const restore = sts.faults.add({ status: 400, body: "<html>proxy at 10.0.0.1</html>" });
    const authorization = `Bearer ${await sts.webIdentityToken()}`;
    const { status, body } = await ask({ authorization });
    restore();
    expect([status, body]).toEqual([502, { error: "The call to STS failed." }]);
  });
});
