import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { GetCallerIdentityCommand, STSClient } from "@stskit/client-sts-node";
import { fromIni, fromNodeProviderChain, fromProcess } from "@stskit/client-sts-node/credential-providers";
import { roleArn, staticProfile, userKey } from "@stskit/e2e-support/aws/local-sts";
import { sts } from "@stskit/e2e-support/aws/sts-in-environment";
import { home, writeHomeFile } from "@stskit/e2e-support/environment/empty-home";
import { afterEach, beforeEach, expect, test, vi } from "vitest";

const MINUTE = 60_000;

beforeEach(() => {
  // Only the date is moved; timers and processes run as they do.
  vi.useFakeTimers({ toFake: ["Date"] });
});
afterEach(() => {
  vi.useRealTimers();
});

const later = (ms: number) => vi.setSystemTime(Date.now() + ms);

test.each([
  ["fromProcess", () => fromProcess({ profile: "dev" })],
  ["fromIni", () => fromIni({ profile: "dev" })],
  ["the chain", () => fromNodeProviderChain({ profile: "dev" })],
  [
    "the default credentials",
    () => new STSClient({ profile: "dev", region: "eu-west-1" }).config.credentials,
  ],
])("%s: a process that waits for a person is not started twice", async (_, make) => {
  const started = join(home, "started");
  const { accessKeyId, secretAccessKey } = userKey(sts, "alice");
  const answer = writeHomeFile(
    "answer",
    JSON.stringify({ Version: 1, AccessKeyId: accessKeyId, SecretAccessKey: secretAccessKey }),
  );
  // It says that it has started, and waits for a file as it would for a person.
  const program = writeHomeFile(
    "program.mjs",
    `import { appendFileSync, existsSync, readFileSync } from "node:fs";
     appendFileSync(${JSON.stringify(started)}, "x");
     const wait = setInterval(() => {
       if (!existsSync(${JSON.stringify(join(home, "go"))})) return;
       clearInterval(wait);
       process.stdout.write(readFileSync(${JSON.stringify(answer)}));
     }, 10);`,
  );
  writeHomeFile("config", `[profile dev]\ncredential_process = "${process.execPath}" "${program}"\n`);
  const provider = make();
  const first = provider();
  await vi.waitUntil(() => existsSync(started), { timeout: 30_000 });
  later(4 * MINUTE);
  const second = provider();
  writeHomeFile("go", "");
  expect(await Promise.all([first, second])).toMatchObject([{ accessKeyId }, { accessKeyId }]);
  expect(readFileSync(started, "utf8")).toBe("x");
});

test.each([
  ["fromIni", (options: object) => fromIni({ profile: "role", ...options })],
  ["the chain", (options: object) => fromNodeProviderChain({ profile: "role", ...options })],
])(
  "%s: a code is asked for once while it is typed, and again in the last five minutes",
  async (_, provider) => {
    writeHomeFile("credentials", staticProfile(sts, "base"));
    writeHomeFile(
      "config",
      `[profile role]\nrole_arn = ${roleArn("WithMfa")}\nsource_profile = base\n` +
        "mfa_serial = arn:aws:iam::123456789012:mfa/alice\nregion = eu-west-1\n",
    );
    const codes: ((code: string) => void)[] = [];
    const mfaCodeProvider = () => new Promise<string>((resolve) => codes.push(resolve));
    const credentials = provider({ mfaCodeProvider });
    const client = new STSClient({ region: "eu-west-1", credentials });
    const calls = [client.send(new GetCallerIdentityCommand({}))];
    await vi.waitUntil(() => codes.length === 1);
    later(4 * MINUTE);
    calls.push(client.send(new GetCallerIdentityCommand({})));
    codes[0]!(sts.totp("arn:aws:iam::123456789012:mfa/alice"));
    await Promise.all(calls);
    later(50 * MINUTE);
    await client.send(new GetCallerIdentityCommand({}));
    expect(codes).toHaveLength(1);
    later(7 * MINUTE);
    await client.send(new GetCallerIdentityCommand({}));
    await vi.waitUntil(() => codes.length === 2);
    client.destroy();
  },
);
