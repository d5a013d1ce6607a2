import { execFile } from "node:child_process";
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { promisify } from "node:util";
import { describeFound } from "@stskit/e2e-runtimes";
import { startStsLocal } from "@stskit/sts-local";
import { beforeEach, expect, test } from "vitest";
import { snippetsFor } from "../../packages/sts-local/src/page/snippets.js";
import { environment } from "./environment.js";
import { findAwsCli1, findAwsCli2, findBoto3 } from "./find-tools.js";

const manifest = createRequire(import.meta.url).resolve("@stskit/sts-local/package.json");
const readme = readFileSync(join(dirname(manifest), "README.md"), "utf8");
const assumed = (rest: string) => `arn:aws:sts::123456789012:assumed-role/${rest}`;

/** What the README and the page offer is meant for the shells of Linux and macOS. */
const forShells = process.platform === "win32" ? { missing: "Windows has no sh" } : undefined;

/** A server, what its page offers to copy, and a folder with what is on the path. */
async function startWith(command: readonly string[]) {
  const sts = await startStsLocal();
  const folder = mkdtempSync(join(tmpdir(), "stskit-snippets-"));
  const { accessKeyId, secretAccessKey } = sts.accessKeys[0];
  const roleArn = "arn:aws:iam::123456789012:role/Open";
  return {
    sts,
    command,
    folder,
    page: snippetsFor({ endpoint: sts.endpoint, accessKeyId, secretAccessKey, roleArn }),
    async close() {
      rmSync(folder, { recursive: true });
      await sts.close();
    },
  };
}

/** Runs a program that must succeed, and returns the JSON that it prints. */
async function jsonOf(
  command: readonly string[],
  env: Record<string, string | undefined> = {},
): Promise<any> {
  const [program, ...args] = command;
  const { stdout } = await promisify(execFile)(program!, args, { env: { ...environment, ...env } });
  return JSON.parse(stdout);
}

describeFound("In Python,", findBoto3(), startWith, (running) => {
  const python = (code: string, env?: Record<string, string>) =>
    jsonOf([...running().command, "-c", code], env);

  test("the README's lines drive the server", async () => {
    const { sts } = running();
    const [, code] = /```python\n(.*?)```/s.exec(readme)!;
    const here = code!.replace("http://127.0.0.1:4599", sts.endpoint);
    const { key, token, refused } = await python(
      `${here}\nprint(json.dumps({"key": key, "token": token, "refused": refused}))`,
    );
    expect(sts.accessKeys.find(({ userName }) => userName === "carol")).toMatchObject(key);
    expect(JSON.parse(Buffer.from(token.split(".")[1], "base64url").toString())).toMatchObject({ sub: "me" });
    expect(sts.faults.list()).toHaveLength(1);
    expect(refused).toEqual([]);
    sts.reset();
  });

  test("the page's lines for boto3 assume the role", async () => {
    const { page, sts } = running();
    const credentials = await python(
      `${page["Python (boto3)"]}\nimport json\nprint(json.dumps(credentials, default=str))`,
    );
    expect(credentials).toMatchObject({ AccessKeyId: expect.stringMatching(/^ASIA/) });
    expect(sts.requests.at(-1)).toMatchObject({ operation: "AssumeRole", status: 200 });
  });

  test("the page's lines for ~/.aws/config are all that boto3 needs", async () => {
    const { page, folder } = running();
    const AWS_CONFIG_FILE = join(folder, "config");
    writeFileSync(AWS_CONFIG_FILE, page["~/.aws/config"]!);
    const identity = await python(
      `import boto3, json\nprint(json.dumps(boto3.client("sts").get_caller_identity()))`,
      { AWS_CONFIG_FILE, AWS_PROFILE: "sts-local" },
    );
    expect(identity.Arn).toMatch(assumed("Open/botocore-session-"));
  });
});

for (const [name, found] of [
  ["AWS CLI 1", findAwsCli1()],
  ["AWS CLI 2", findAwsCli2()],
] as const) {
  describeFound(`With the ${name},`, forShells ?? found, startWith, (running) => {
    /** Runs lines in a shell that knows `aws`, and `npx` with our command. The AWS CLI keeps a profile's sessions at home. */
    const shell = (lines: string, env?: Record<string, string>) =>
      jsonOf(["sh", "-c", lines], {
        HOME: running().folder,
        PATH: `${running().folder}${delimiter}${process.env["PATH"]}`,
        ...env,
      });

    beforeEach(() => {
      const { command, folder } = running();
      const ours = join(dirname(manifest), "dist/command.js");
      putScript("aws", `exec ${command.map((part) => `'${part}'`).join(" ")} "$@"`);
      putScript("npx", `shift; exec '${process.execPath}' '${ours}' "$@"`);
      function putScript(file: string, line: string) {
        writeFileSync(join(folder, file), `#!/bin/sh\n${line}\n`);
        chmodSync(join(folder, file), 0o755);
      }
    });

    test("the page's lines for shells assume the role", async () => {
      const stale = { AWS_SESSION_TOKEN: "of-another-session", AWS_PROFILE: "another" };
      const { AssumedRoleUser } = await shell(running().page["Shell"]!, stale);
      expect(AssumedRoleUser.Arn).toBe(assumed("Open/me"));
    });

    test("the page's lines for ~/.aws/config are a profile", async () => {
      const AWS_CONFIG_FILE = join(running().folder, "config");
      writeFileSync(AWS_CONFIG_FILE, running().page["~/.aws/config"]!);
      const { Arn } = await shell("aws sts get-caller-identity --profile sts-local", { AWS_CONFIG_FILE });
      expect(Arn).toMatch(assumed("Open/"));
    });

    const commands = [...readme.matchAll(/^aws sts (?:.*\\\n)*.*$/gm)].map(([lines]) => lines);
    test("the README has lines for the AWS CLI", () => expect(commands).toHaveLength(2));
    test.each(commands)("the README's lines work: %s", async (lines) => {
      const { sts } = running();
      const { accessKeyId, secretAccessKey } = sts.accessKeys[0];
      const { AssumedRoleUser } = await shell(lines, {
        AWS_ENDPOINT_URL_STS: sts.endpoint,
        AWS_REGION: "us-east-1",
        AWS_DEFAULT_REGION: "us-east-1",
        AWS_ACCESS_KEY_ID: accessKeyId,
        AWS_SECRET_ACCESS_KEY: secretAccessKey,
      });
      const [, role] = /role\/(\w+)/.exec(lines)!;
      expect(AssumedRoleUser.Arn).toBe(assumed(`${role}/me`));
    });
  });
}
