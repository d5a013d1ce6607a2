import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { bun, deno, describeFound } from "@stskit/e2e-runtimes";
import { staticProfile } from "@stskit/e2e-support/aws/local-sts";
import { alice } from "@stskit/e2e-support/aws/use-local-sts";
import { unusedPort } from "@stskit/e2e-support/network/unused-port";
import { type StsLocal, startStsLocal } from "@stskit/sts-local";
import { afterAll, beforeAll, expect, test } from "vitest";
import { projectFolder, runProgram } from "./run-program.js";

let sts: StsLocal;
let home: string;
beforeAll(async () => {
  sts = await startStsLocal();
  home = await mkdtemp(join(tmpdir(), "stskit-home-"));
  await mkdir(join(home, ".aws"));
  await writeFile(join(home, ".aws/config"), "[default]\nregion = eu-west-1\n");
  await writeFile(join(home, ".aws/credentials"), staticProfile(sts, "default"));
});
afterAll(async () => {
  await sts?.close();
  await rm(home, { recursive: true });
});

/** Everything is in variables. */
const inEnvironment = () => ({ AWS_REGION: "eu-west-1" });
/** Region and credentials are in the shared config files; only the endpoint is in a variable. */
const inFiles = () => ({
  HOME: home,
  AWS_ACCESS_KEY_ID: "",
  AWS_SECRET_ACCESS_KEY: "",
  AWS_CONFIG_FILE: "",
  AWS_SHARED_CREDENTIALS_FILE: "",
});

/** The local STS has no TLS. */
const httpsToHttp = () => ({
  ...inEnvironment(),
  AWS_MAX_ATTEMPTS: "1",
  AWS_ENDPOINT_URL_STS: sts.endpoint.replace("http:", "https:"),
});
const noTls = /^NetworkError: 127\.0\.0\.1 does not speak TLS on this port\./;

async function output(
  program: string,
  args: readonly string[],
  environment: Record<string, string>,
  file = "who-am-i.mjs",
) {
  const { stdout } = await runProgram(sts, "server-runtimes", program, [...args, file], environment);
  return stdout;
}

describeFound("Bun", bun, startable, (running) => {
  test.each([
    ["the environment", inEnvironment],
    ["the shared config files", inFiles],
  ])("finds region and credentials in %s", async (_, environment) => {
    expect(await output(running().program, [], environment())).toBe(alice);
  });

  test("says when the port is that of an http: server", async () => {
    expect(await output(running().program, [], httpsToHttp())).toMatch(noTls);
  });
});

describeFound("Deno", deno, startable, (running) => {
  const packages = `--allow-read=${projectFolder("..")}`;
  const run = (rights: readonly string[], environment: Record<string, string>, file?: string) =>
    output(
      running().program,
      ["run", "--no-remote", "--no-prompt", "--node-modules-dir=manual", packages, ...rights],
      environment,
      file,
    );

  test("finds region and credentials in the environment", async () => {
    expect(await run(["--allow-net", "--allow-env"], inEnvironment())).toBe(alice);
  });

  test("finds region and credentials in the shared config files", async () => {
    const rights = ["--allow-net", "--allow-env", `--allow-read=${home}`];
    expect(await run(rights, inFiles())).toBe(alice);
  });

  test("says when the port is that of an http: server", async () => {
    expect(await run(["--allow-net", "--allow-env"], httpsToHttp())).toMatch(noTls);
  });

  test("says nothing about browsers when the client for them cannot connect", async () => {
    const environment = { AWS_ENDPOINT_URL_STS: `http://127.0.0.1:${await unusedPort()}` };
    const message = await run(["--allow-net", "--allow-env"], environment, "refused-fetch.mjs");
    expect(message).toMatch(/^NetworkError: The request to 127\.0\.0\.1 failed/);
    expect(message).not.toContain("browser");
  });

  test.each([
    ["the environment", "--allow-env", ["--allow-net"], inEnvironment],
    ["the request", "--allow-net", ["--allow-env"], inEnvironment],
    ["a region in the files", "--allow-read", ["--allow-net", "--allow-env"], inFiles],
    [
      "credentials in the files",
      "--allow-read",
      ["--allow-net", "--allow-env"],
      () => ({ ...inFiles(), ...inEnvironment() }),
    ],
  ])("says for %s that it needs %s", async (_, missing, rights, environment) => {
    expect(await run(rights, environment())).toMatch(new RegExp(`^\\w+: .*${missing}`));
  });
});

function startable(program: string) {
  return { program, close() {} };
}
