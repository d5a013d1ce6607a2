import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { startSts, userKey, useSts } from "@stskit/e2e-support/aws/local-sts";
import { writeHomeFile } from "@stskit/e2e-support/environment/empty-home";
import type { StsLocal } from "@stskit/sts-local";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";

/** Runs a program until it exits. */
async function run(program: string, ...flags: string[]) {
  const child = spawn(process.execPath, [...flags, "--input-type=module", "-e", program], {
    cwd: import.meta.dirname,
  });
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr), once(child, "close")]);
  return { code: child.exitCode, stdout, stderr };
}

const inTheAdvisoryWindow = `
  import { cacheCredentials } from "@stskit/client-sts-node/credential-providers";
  const now = Date.now();
  let asked = 0;
  const credentials = cacheCredentials(async () => {
    if (++asked > 1) return RENEWAL;
    return { accessKeyId: "ASIA", secretAccessKey: "s", expiration: new Date(now + 3_600_000) };
  });
  await credentials();
  Date.now = () => now + 2_000_000;
  await credentials();
  console.log(asked);
`;

test.each([
  ["fails", "Promise.reject(new Error('STS is down'))"],
  ["never ends", "new Promise(() => {})"],
])("a renewal in the background that %s neither stops a process nor keeps it alive", async (_, renewal) => {
  const ended = await run(inTheAdvisoryWindow.replace("RENEWAL", renewal));
  expect(ended).toEqual({ code: 0, stdout: "2\n", stderr: "" });
});

describe("under Node's permission model, the home directory out of bounds", () => {
  let sts: StsLocal;
  beforeAll(async () => {
    sts = await startSts();
  });
  afterAll(() => sts.close());

  const known = process.allowedNodeEnvironmentFlags;
  const flags = [
    known.has("--permission") ? "--permission" : "--experimental-permission",
    `--allow-fs-read=${join(import.meta.dirname, "../..")}`,
    ...(known.has("--allow-net") ? ["--allow-net"] : []),
    "--no-warnings",
  ];
  const call = (client: string) => `
    import { GetCallerIdentityCommand, STSClient } from "@stskit/client-sts-node";
    import { fromNodeProviderChain } from "@stskit/client-sts-node/credential-providers";
    const { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey } = process.env;
    const { Arn } = await new STSClient(${client}).send(new GetCallerIdentityCommand({})).catch(({ message }) => ({ Arn: message }));
    console.log(Arn);
  `;

  test.each([
    [
      "missing files, all options given",
      false,
      "{ region: 'eu-west-1', credentials: { accessKeyId, secretAccessKey } }",
    ],
    [
      "files, all options given",
      true,
      "{ region: 'eu-west-1', credentials: { accessKeyId, secretAccessKey } }",
    ],
    ["files, the environment's credentials", true, "{ region: 'eu-west-1' }"],
    ["files, the chain", true, "{ region: 'eu-west-1', credentials: fromNodeProviderChain() }"],
  ])("%s: the call succeeds", async (_, written, client) => {
    useSts(sts);
    const { accessKeyId, secretAccessKey } = userKey(sts, "alice");
    vi.stubEnv("AWS_ACCESS_KEY_ID", accessKeyId);
    vi.stubEnv("AWS_SECRET_ACCESS_KEY", secretAccessKey);
    if (written) writeHomeFile("config", "[default]\nregion = us-west-2\n");
    expect(await run(call(client), ...flags)).toEqual({
      code: 0,
      stdout: "arn:aws:iam::123456789012:user/alice\n",
      stderr: "",
    });
  });

  test("a profile that depends on such a file: the error names the file", async () => {
    const file = writeHomeFile("config", "[profile dev]\nregion = eu-west-1\n");
    const { stdout } = await run(call("{ region: 'eu-west-1', profile: 'dev' }"), ...flags);
    expect(stdout).toContain(
      `${file} cannot be read (ERR_ACCESS_DENIED): it must be a regular file that this process may read.`,
    );
  });
});
