import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { STS } from "@stskit/client-sts-node";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const manifest = createRequire(import.meta.url).resolve("@stskit/sts-local/package.json");
const program = join(dirname(manifest), JSON.parse(readFileSync(manifest, "utf8")).bin["sts-local"]);
const arn = (rest: string) => `arn:aws:iam::123456789012:${rest}`;

// What is printed is for the shells of Linux and macOS, and for those that Git brings to Windows.
const noShell = process.platform === "win32";

let server: ChildProcess;
/** The lines to paste into a shell. */
let pasted: string[];
let endpoint: string;

beforeAll(async () => {
  server = spawn(process.execPath, [program, "--port", "0"], { stdio: ["ignore", "pipe", "inherit"] });
  const printed: string[] = [];
  for await (const line of createInterface(server.stdout!)) {
    printed.push(line);
    if (line.includes("npx @stskit/sts-local")) break;
  }
  pasted = printed.filter((line) => /^ {2}(unset|export) /.test(line));
  endpoint = /http:\/\/127\.0\.0\.1:\d+/.exec(printed[0]!)![0];
});

afterAll(async () => {
  server.kill();
  await once(server, "exit");
});

/** Runs a line in a shell that has pasted the others. `$STS_LOCAL` is the command. */
async function shell(line: string, environment: Record<string, string> = {}) {
  const child = spawn("sh", ["-c", [...pasted, line].join("\n")], {
    cwd: fileURLToPath(new URL(".", import.meta.url)),
    env: { PATH: process.env["PATH"], STS_LOCAL: `${process.execPath} ${program}`, ...environment },
  });
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr), once(child, "close")]);
  return { code: child.exitCode, stdout, stderr };
}

/** What a command prints, without the line break that a shell's `$(…)` drops too. */
async function printed(command: string): Promise<string> {
  const { code, stdout, stderr } = await shell(`$STS_LOCAL ${command}`);
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  expect(stdout).toMatch(/^\S+\n$/);
  return stdout.trim();
}

test
  .skipIf(noShell)
  .each([[{}], [{ AWS_SESSION_TOKEN: "of-another-session" }], [{ AWS_PROFILE: "another" }]])(
  "a program in a shell with the pasted lines needs no configuration, whatever was set: %j",
  async (environment) => {
    const code = `new (require("@stskit/client-sts-node").STS)().getCallerIdentity({}).then(({ Arn }) => console.log(Arn))`;
    expect(await shell(`node -e '${code}'`, environment)).toEqual({
      code: 0,
      stdout: `${arn("user/alice")}\n`,
      stderr: "",
    });
  },
);

describe.skipIf(noShell)("STS accepts what the command prints", () => {
  let sts: STS;
  beforeAll(() => {
    const variable = (name: string) => new RegExp(`${name}=(.*)`).exec(pasted.join("\n"))![1]!;
    const credentials = {
      accessKeyId: variable("AWS_ACCESS_KEY_ID"),
      secretAccessKey: variable("AWS_SECRET_ACCESS_KEY"),
    };
    sts = new STS({ endpoint, region: "eu-west-1", credentials });
  });

  test("token", async () => {
    const { SubjectFromWebIdentityToken } = await sts.assumeRoleWithWebIdentity({
      RoleArn: arn("role/WebIdentity"),
      RoleSessionName: "me",
      WebIdentityToken: await printed("token --sub somebody"),
    });
    expect(SubjectFromWebIdentityToken).toBe("somebody");
    const claims = JSON.parse(
      Buffer.from(
        (await printed(`token --aud a --aud b --claims '{"email":"x"}'`)).split(".")[1]!,
        "base64url",
      ).toString(),
    );
    expect(claims).toMatchObject({ aud: ["a", "b"], email: "x" });
  });

  test("token that has expired", async () => {
    const call = sts.assumeRoleWithWebIdentity({
      RoleArn: arn("role/WebIdentity"),
      RoleSessionName: "me",
      WebIdentityToken: await printed("token --expires-in=-60"),
    });
    await expect(call).rejects.toMatchObject({ name: "ExpiredTokenException" });
  });

  test("saml", async () => {
    const { AssumedRoleUser, Subject } = await sts.assumeRoleWithSAML({
      RoleArn: arn("role/Saml"),
      PrincipalArn: arn("saml-provider/sts-local"),
      SAMLAssertion: await printed("saml --session-name me --subject somebody --tag Team=a"),
    });
    expect(AssumedRoleUser?.Arn).toBe("arn:aws:sts::123456789012:assumed-role/Saml/me");
    expect(Subject).toBe("somebody");
  });

  test("totp", async () => {
    const withMfa = async (command: string) =>
      sts.assumeRole({
        RoleArn: arn("role/WithMfa"),
        RoleSessionName: "me",
        SerialNumber: arn("mfa/alice"),
        TokenCode: await printed(command),
      });
    await withMfa("totp");
    // The code has been used, so this is the next one.
    await withMfa(`totp --serial-number ${arn("mfa/alice")}`);
  });

  test("trade-in", async () => {
    const { AssumedPrincipal } = await sts.getDelegatedAccessToken({
      TradeInToken: await printed(`trade-in --principal-arn ${arn("user/bob")}`),
    });
    expect(AssumedPrincipal).toBe(arn("user/bob"));
  });

  test("--endpoint takes precedence over the environment", async () => {
    const { code, stdout, stderr } = await shell("$STS_LOCAL token --endpoint http://127.0.0.1:1");
    expect([code, stdout]).toEqual([1, ""]);
    expect(stderr).toContain("No server answers at http://127.0.0.1:1.");
  });
});
