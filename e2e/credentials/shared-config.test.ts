import {
  fromIni,
  fromNodeProviderChain,
  fromProcess,
  fromSSO,
  fromTokenFile,
  GetCallerIdentityCommand,
  STSClient,
} from "@stskit/client-sts-node";
import { signInToSso, startLocalSso } from "@stskit/e2e-support/aws/local-sso";
import { roleArn, staticProfile, userKey } from "@stskit/e2e-support/aws/local-sts";
import { sts } from "@stskit/e2e-support/aws/sts-in-environment";
import { home, writeHomeFile } from "@stskit/e2e-support/environment/empty-home";
import { beforeEach, describe, expect, test, vi } from "vitest";

beforeEach(() => {
  vi.stubEnv("AWS_REGION", "eu-west-1");
});

const mfaSerial = "arn:aws:iam::123456789012:mfa/alice";

describe("a role by source_profile", () => {
  test("takes external_id, role_session_name and duration_seconds", async () => {
    writeHomeFile("credentials", staticProfile(sts, "base"));
    writeHomeFile(
      "config",
      `[profile dev]\nrole_arn = ${roleArn("WithExternalId")}\nsource_profile = base\n` +
        "external_id = example-external-id\nrole_session_name = morning\nduration_seconds = 900\n",
    );
    const { expiration } = await fromIni({ profile: "dev" })();
    expect(sts.requests[0]!.form).toMatchObject({
      ExternalId: "example-external-id",
      RoleSessionName: "morning",
      DurationSeconds: "900",
    });
    const minutes = (expiration!.getTime() - Date.now()) / 60_000;
    expect(minutes).toBeGreaterThan(10);
    expect(minutes).toBeLessThanOrEqual(15);
  });

  test("that is a role itself", async () => {
    writeHomeFile("credentials", staticProfile(sts, "base"));
    writeHomeFile(
      "config",
      `[profile first]\nrole_arn = ${roleArn("Open")}\nsource_profile = base\nrole_session_name = first\n` +
        `[profile second]\nrole_arn = ${roleArn("Chained")}\nsource_profile = first\nrole_session_name = second\n`,
    );
    const client = new STSClient({ profile: "second" });
    const { Arn } = await client.send(new GetCallerIdentityCommand({}));
    expect(Arn).toBe("arn:aws:sts::123456789012:assumed-role/Chained/second");
  });

  test("with mfa_serial asks for the code of the device", async () => {
    writeHomeFile("credentials", staticProfile(sts, "base"));
    writeHomeFile(
      "config",
      `[profile dev]\nrole_arn = ${roleArn("WithMfa")}\nsource_profile = base\nmfa_serial = ${mfaSerial}\n`,
    );
    const mfaCodeProvider = vi.fn(async (serial: string) => sts.totp(serial));
    const { sessionToken } = await fromIni({ profile: "dev", mfaCodeProvider })();
    expect(sessionToken).toBeDefined();
    expect(mfaCodeProvider).toHaveBeenCalledExactlyOnceWith(mfaSerial);
  });

  test("is assumed in the region of the profile", async () => {
    writeHomeFile("credentials", staticProfile(sts, "base"));
    writeHomeFile(
      "config",
      `[profile dev]\nregion = sa-east-1\nrole_arn = ${roleArn("Open")}\nsource_profile = base\n`,
    );
    await fromIni({ profile: "dev" })({ callerClientConfig: { region: async () => "eu-north-1" } });
    expect(sts.requests[0]!.headers["authorization"]).toContain("/sa-east-1/sts/");
  });
});

test("a role by credential_source = Environment", async () => {
  const { accessKeyId, secretAccessKey } = userKey(sts, "bob");
  vi.stubEnv("AWS_ACCESS_KEY_ID", accessKeyId);
  vi.stubEnv("AWS_SECRET_ACCESS_KEY", secretAccessKey);
  writeHomeFile("config", `[profile dev]\nrole_arn = ${roleArn("Open")}\ncredential_source = Environment\n`);
  await fromIni({ profile: "dev" })();
  expect(sts.requests[0]!.principal).toBe("arn:aws:iam::123456789012:user/bob");
});

describe("a web identity", () => {
  test("by web_identity_token_file of a profile", async () => {
    const file = writeHomeFile("token", await sts.webIdentityToken());
    writeHomeFile(
      "config",
      `[profile pod]\nrole_arn = ${roleArn("WebIdentity")}\nweb_identity_token_file = ${file}\n`,
    );
    await fromIni({ profile: "pod" })();
    expect(sts.requests[0]).toMatchObject({ operation: "AssumeRoleWithWebIdentity", status: 200 });
  });

  test("by the environment; the file is read for each session", async () => {
    const file = writeHomeFile("token", `${await sts.webIdentityToken({ sub: "first" })}\n`);
    vi.stubEnv("AWS_WEB_IDENTITY_TOKEN_FILE", file);
    vi.stubEnv("AWS_ROLE_ARN", roleArn("WebIdentity"));
    vi.stubEnv("AWS_ROLE_SESSION_NAME", "pod");
    const provider = fromTokenFile();
    expect(await provider()).toMatchObject({
      $source: { CREDENTIALS_STS_ASSUME_ROLE_WEB_ID: "k", CREDENTIALS_ENV_VARS_STS_WEB_ID_TOKEN: "h" },
    });
    writeHomeFile("token", await sts.webIdentityToken({ sub: "second" }));
    provider.invalidate();
    await provider();
    const [first, second] = sts.requests.map(({ form }) => form["WebIdentityToken"]);
    expect(first).not.toBe(second);
    expect(sts.requests[1]!.form["RoleSessionName"]).toBe("pod");
  });

  test("by the chain", async () => {
    vi.stubEnv("AWS_WEB_IDENTITY_TOKEN_FILE", writeHomeFile("token", await sts.webIdentityToken()));
    vi.stubEnv("AWS_ROLE_ARN", roleArn("WebIdentity"));
    await fromNodeProviderChain()();
    expect(sts.requests[0]!.headers["user-agent"]).toContain("stskit");
  });
});

test("an sso_session, its token left by a sign-in", async () => {
  const expiration = Date.now() + 3_600_000;
  const sso = await startLocalSso("access token", {
    accessKeyId: "ASIASSO",
    secretAccessKey: "secret",
    sessionToken: "token",
    expiration,
  });
  vi.stubEnv("AWS_ENDPOINT_URL_SSO", sso.endpoint);
  signInToSso(home, "company", "access token", new Date(expiration));
  writeHomeFile(
    "config",
    "[profile dev]\nsso_session = company\nsso_account_id = 123456789012\nsso_role_name = Reader\n" +
      "[sso-session company]\nsso_region = eu-west-1\nsso_start_url = https://company.example.com/start\n",
  );
  try {
    expect(await fromSSO({ profile: "dev" })()).toMatchObject({ accessKeyId: "ASIASSO" });
    expect(await fromIni({ profile: "dev" })()).toMatchObject({ accessKeyId: "ASIASSO" });
    const client = new STSClient({ profile: "dev" });
    expect(await client.config.credentials()).toMatchObject({ accessKeyId: "ASIASSO" });
    expect(sso.asked[0]).toContain("role_name=Reader");
    signInToSso(home, "company", "access token", new Date(Date.now() - 1_000));
    await expect(fromSSO({ profile: "dev" })()).rejects.toThrow("aws sso login --profile dev");
  } finally {
    await sso.close();
  }
});

test("a credential_process", async () => {
  const script = writeHomeFile(
    "print.mjs",
    'console.log(JSON.stringify({ Version: 1, AccessKeyId: "AKIAPROCESS", SecretAccessKey: "secret" }));',
  );
  writeHomeFile("config", `[profile dev]\ncredential_process = "${process.execPath}" "${script}"\n`);
  expect(await fromProcess({ profile: "dev" })()).toMatchObject({ accessKeyId: "AKIAPROCESS" });
  expect(await fromIni({ profile: "dev" })()).toMatchObject({ accessKeyId: "AKIAPROCESS" });
});
