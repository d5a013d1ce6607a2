import { inspect } from "node:util";
import {
  fromContainerMetadata,
  fromEnv,
  fromIni,
  fromInstanceMetadata,
  fromNodeProviderChain,
  fromTemporaryCredentials,
  fromTokenFile,
  GetCallerIdentityCommand,
  STSClient,
} from "@stskit/client-sts-node";
import { roleArn, staticProfile, userKey } from "@stskit/e2e-support/aws/local-sts";
import { sts } from "@stskit/e2e-support/aws/sts-in-environment";
import { configFile, credentialsFile, home, writeHomeFile } from "@stskit/e2e-support/environment/empty-home";
import { unusedPort } from "@stskit/e2e-support/network/unused-port";
import { rejection } from "@stskit/e2e-support/rejection";
import { beforeEach, describe, expect, test, vi } from "vitest";

beforeEach(() => {
  vi.stubEnv("AWS_REGION", "eu-west-1");
});

async function failure(promise: Promise<unknown>): Promise<Error & { tryNextLink?: boolean }> {
  const error = await rejection(promise);
  for (const { secretAccessKey } of sts.accessKeys) expect(error.message).not.toContain(secretAccessKey);
  return error;
}

describe("STS refuses, and the error says what to do", () => {
  test("expired source credentials", async () => {
    const master = await fromTemporaryCredentials({
      params: { RoleArn: roleArn("Open") },
      masterCredentials: userKey(sts, "alice"),
    })();
    sts.setClockOffset(2 * 3_600_000);
    try {
      const provider = fromTemporaryCredentials({
        params: { RoleArn: roleArn("Chained") },
        masterCredentials: { ...master },
      });
      const error = await failure(provider());
      expect(error.name).toBe("ExpiredToken");
      expect(error.message).toContain(roleArn("Chained"));
      expect(error.message).toContain("The source credentials or the token have expired");
    } finally {
      sts.setClockOffset(0);
    }
  });

  test("a wrong MFA code", async () => {
    const SerialNumber = "arn:aws:iam::123456789012:mfa/alice";
    const wrong = String((Number(sts.totp(SerialNumber)) + 1) % 1_000_000).padStart(6, "0");
    const provider = fromTemporaryCredentials({
      params: { RoleArn: roleArn("WithMfa"), SerialNumber },
      masterCredentials: userKey(sts, "alice"),
      mfaCodeProvider: async () => wrong,
    });
    const error = await failure(provider());
    expect(error).toMatchObject({ name: "AccessDenied", $metadata: { httpStatusCode: 403 } });
    expect(error.message).toContain(`Check the code of MFA device ${SerialNumber}`);
    expect(error.message).not.toContain(wrong);
  });

  test("a role that does not admit the caller", async () => {
    const provider = fromTemporaryCredentials({
      params: { RoleArn: roleArn("AliceOnly") },
      masterCredentials: userKey(sts, "bob"),
    });
    const error = await failure(provider());
    expect(error.name).toBe("AccessDenied");
    expect(error.message).toContain("its trust policy allows the caller");
  });
});

describe("profiles", () => {
  test("no files at all", async () => {
    const error = await failure(fromIni({ profile: "dev" })());
    expect(error).toMatchObject({ name: "CredentialsProviderError" });
    const neither = `Neither ${configFile()} nor ${credentialsFile()} exists, so there is no profile`;
    expect(error.message).toContain(`${neither} dev: create one with`);
    vi.stubEnv("AWS_PROFILE", "prod");
    for (const provider of [fromIni(), fromNodeProviderChain()])
      expect((await failure(provider())).message).toContain(`${neither} prod (from AWS_PROFILE): create one`);
  });

  test("a profile that is missing, its name from the option or from AWS_PROFILE", async () => {
    writeHomeFile("credentials", staticProfile(sts, "base"));
    writeHomeFile("config", "[profile prod]\nregion = eu-west-1\n[services s]\n[sso-session my]\n");
    expect((await failure(fromIni({ profile: "dve" })())).message).toContain(
      `There is no profile dve: ${configFile()} has no section [profile dve] and ${credentialsFile()} no section [dve]. Existing profiles: prod, base.`,
    );
    vi.stubEnv("AWS_PROFILE", "dev");
    expect((await failure(fromIni()())).message).toContain("There is no profile dev (from AWS_PROFILE)");
    expect((await failure(new STSClient({}).send(new GetCallerIdentityCommand({})))).message).toContain(
      "There is no profile dev (from AWS_PROFILE)",
    );
  });

  test("a source_profile that is missing", async () => {
    writeHomeFile("config", `[profile dev]\nrole_arn = ${roleArn("Open")}\nsource_profile = base\n`);
    expect((await failure(fromIni({ profile: "dev" })())).message).toContain(
      "There is no profile base, a source_profile:",
    );
  });

  test("a section without the word profile", async () => {
    writeHomeFile("config", "[dev]\naws_access_key_id = a\naws_secret_access_key = b\n");
    expect((await failure(fromIni({ profile: "dev" })())).message).toContain(
      `${configFile()} has a section [dev]: in this file it must be written [profile dev].`,
    );
  });

  test("a role without a source", async () => {
    writeHomeFile("config", `[profile dev]\nrole_arn = ${roleArn("Open")}\n`);
    expect((await failure(fromIni({ profile: "dev" })())).message).toContain(
      "With role_arn, profile dev needs one of source_profile, credential_source, web_identity_token_file.",
    );
  });

  test("a malformed file, its values untold", async () => {
    writeHomeFile("config", "# settings\n[profile dev]\naws_secret_access_key: hush\n");
    const { message } = await failure(fromIni({ profile: "dev" })());
    expect(message).toContain(`Line 3 of ${configFile()} is neither a [section] nor a "name = value"`);
    expect(message).not.toContain("hush");
  });

  test.each([
    ["written as in YAML", "aws_session_token: FwoGZXIvYXdzEHush==", "Line 3 of"],
    ["on a line of its own", "FwoGZXIvYXdzEHush==", "sets region, other keys."],
    [
      "on the line after its key",
      "aws_session_token =\n  FwoGZXIvYXdzEHush==",
      "aws_session_token, other keys.",
    ],
    ["with the characters of base64", "FwoG/ZXIv+YXdzEHush==", "Line 3 of"],
  ])("a session token %s is untold", async (_, line, told) => {
    for (const file of ["config", "credentials"] as const) {
      writeHomeFile("config", "");
      writeHomeFile(file, `[${file === "config" ? "profile dev" : "dev"}]\nregion = eu-west-1\n${line}\n`);
      for (const provider of [fromIni({ profile: "dev" }), fromNodeProviderChain({ profile: "dev" })]) {
        const error = await failure(provider());
        expect(error.message).toContain(told);
        expect(inspect(error)).not.toMatch(/FwoG|ZXIv|YXdz/);
      }
      writeHomeFile(file, "");
    }
  });

  test.each([
    ["a section", "[profile SECRET]\n", "Existing profiles: (not shown: it looks like a secret)."],
    [
      "source_profile",
      "[profile dev]\nrole_arn = arn:aws:iam::1:role/R\nsource_profile = SECRET\n",
      "no profile (",
    ],
    [
      "credential_source",
      "[profile dev]\nrole_arn = arn:aws:iam::1:role/R\ncredential_source = SECRET\n",
      "Got (not",
    ],
    [
      "a command",
      "[profile dev]\ncredential_process = echo SECRET && exit 3\n",
      "Command failed: (not shown)",
    ],
  ])("a secret as %s is untold", async (_, text, told) => {
    for (const secret of ["FwoGZXIvYXdzEHush==", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"]) {
      writeHomeFile("config", text.replace("SECRET", secret));
      const error = await failure(fromIni({ profile: "dev" })());
      expect(error.message).toContain(told);
      expect(inspect(error)).not.toContain(secret);
    }
  });

  test.each(["region", "max_attempts", "retry_mode", "use_fips_endpoint", "services"])(
    "a secret as %s is untold",
    async (key) => {
      const secret = "FwoGZXIvYXdzEHush==";
      vi.stubEnv("AWS_REGION", undefined);
      vi.stubEnv("AWS_ENDPOINT_URL_STS", undefined);
      writeHomeFile("config", `[profile dev]\n${key} = ${secret}\n`);
      const client = new STSClient({
        profile: "dev",
        ...(key !== "region" && { region: "eu-west-1" }),
        credentials: { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "hush" },
      });
      const error = await failure(client.send(new GetCallerIdentityCommand({})));
      expect(error.message).toContain(key);
      expect(inspect(error)).not.toContain(secret);
    },
  );

  test("a short command leaves the message as it is", async () => {
    writeHomeFile("config", "[profile dev]\ncredential_process = false\n");
    const { message } = await failure(fromIni({ profile: "dev" })());
    expect(message).toMatch(/^Command failed: false\n/);
  });

  test("a missing one among many does not list all of them", async () => {
    writeHomeFile("config", Array.from({ length: 200_000 }, (_, index) => `[profile p${index}]\n`).join(""));
    const { message } = await failure(fromIni({ profile: "dev" })());
    expect(message).toContain("p18, p19 and 199980 more.");
    expect(message.length).toBeLessThan(1_000);
  });

  test("a file that cannot be read", async () => {
    vi.stubEnv("AWS_CONFIG_FILE", home);
    const { message } = await failure(fromIni({ profile: "dev" })());
    expect(message).toContain(
      `${home} cannot be read (EISDIR): it must be a regular file that this process may read.`,
    );
  });

  describe("the default chain goes on after one that gives no credentials, but says why it does not:", () => {
    const said = async (config: string) => {
      writeHomeFile("config", config);
      const messages = await Promise.all([
        failure(fromNodeProviderChain({ profile: "dev" })()),
        failure(new STSClient({ profile: "dev" }).send(new GetCallerIdentityCommand({}))),
      ]);
      expect(new Set(messages.map(({ message }) => message)).size).toBe(1);
      return messages[0].message;
    };
    const role = (profile: string, source: string) =>
      `[profile ${profile}]\nrole_arn = ${roleArn("Open")}\nsource_profile = ${source}\n`;

    test.each([
      ["one that is its own source", role("dev", "dev"), "dev → dev"],
      ["two", role("dev", "a") + role("a", "dev"), "dev → a → dev"],
      ["a way into it", role("dev", "a") + role("a", "b") + role("b", "a"), "a → b → a"],
    ])("a circle of %s", async (_, config, way) => {
      expect(await said(config)).toContain(
        `source_profile goes round in a circle: ${way}. Let one of them name a profile with credentials.`,
      );
    });

    const node = (code: string) => `"${process.execPath}" -e "${code}"`;
    test.each([
      [
        "fails",
        "process.stderr.write('hush');process.exit(3)",
        "ended with an error: run its command to see which.",
      ],
      ["prints no JSON", "console.log('hush')", "printed something else than JSON."],
      ["prints another version", "console.log('{}')", 'printed JSON without "Version": 1.'],
      [
        "prints no credentials",
        "console.log(JSON.stringify({Version:1,Secret:'hush'}))",
        "printed JSON without AccessKeyId or SecretAccessKey.",
      ],
      [
        "prints old ones",
        "console.log(JSON.stringify({Version:1,AccessKeyId:'a',SecretAccessKey:'hush',Expiration:new Date(0)}))",
        "printed credentials that have expired.",
      ],
      ["prints no end", "console.log('hush'.repeat(1e6))", "printed too much."],
    ])("a process that %s", async (_, code, told) => {
      const message = await said(`[profile dev]\ncredential_process = ${node(code)}\n`);
      expect(message).toContain(`sets credential_process. The credential_process ${told}`);
      expect(message).not.toContain("hush");
    });

    test.each([
      ["aws_access_key_id", "aws_secret_access_key"],
      ["aws_secret_access_key", "aws_access_key_id"],
    ])("%s alone", async (half, missing) => {
      expect(await said(`[profile dev]\n${half} = hush\n`)).toContain(
        `Profile dev lacks ${missing}: ${half} has no effect without it.`,
      );
    });
  });

  test("a source that is one of its own, with keys, is no circle", async () => {
    writeHomeFile("credentials", staticProfile(sts, "dev"));
    writeHomeFile("config", `[profile dev]\nrole_arn = ${roleArn("Open")}\nsource_profile = dev\n`);
    const roleAssumer = () => Promise.reject(Object.assign(new Error("no"), { tryNextLink: true }));
    const { message } = await failure(fromNodeProviderChain({ profile: "dev", roleAssumer })());
    expect(message).toContain("Profile dev in");
    expect(message).not.toContain("circle");
  });

  test("mfa_serial without an mfaCodeProvider", async () => {
    writeHomeFile("credentials", staticProfile(sts, "base"));
    writeHomeFile(
      "config",
      `[profile dev]\nrole_arn = ${roleArn("WithMfa")}\nsource_profile = base\nmfa_serial = arn:aws:iam::123456789012:mfa/alice\n`,
    );
    const error = await failure(fromIni({ profile: "dev" })());
    expect(error.tryNextLink).toBe(false);
    expect(error.message).toContain("(mfa_serial), but mfaCodeProvider is missing");
  });

  test.each([
    [undefined, "undefined"],
    ["", "an empty string"],
  ])("an mfaCodeProvider that resolves to %j", async (code, told) => {
    writeHomeFile("credentials", staticProfile(sts, "base"));
    const SerialNumber = "arn:aws:iam::123456789012:mfa/alice";
    writeHomeFile(
      "config",
      `[profile dev]\nrole_arn = ${roleArn("WithMfa")}\nsource_profile = base\nmfa_serial = ${SerialNumber}\n`,
    );
    const mfaCodeProvider = async () => code as string;
    const params = { RoleArn: roleArn("WithMfa"), SerialNumber };
    for (const provider of [
      fromTemporaryCredentials({ params, masterCredentials: userKey(sts, "alice"), mfaCodeProvider }),
      fromIni({ profile: "dev", mfaCodeProvider }),
      fromNodeProviderChain({ profile: "dev", mfaCodeProvider }),
    ]) {
      const error = await failure(provider());
      expect(error).toMatchObject({ name: "CredentialsProviderError", tryNextLink: false });
      expect(error.message).toContain(
        `mfaCodeProvider resolved to ${told}, but a role is assumed with MFA device ${SerialNumber}.`,
      );
    }
    expect(sts.requests).toEqual([]);
  });

  test("a token file that a profile names and that is not there", async () => {
    const file = `${home}/token`;
    writeHomeFile(
      "config",
      `[profile pod]\nrole_arn = ${roleArn("WebIdentity")}\nweb_identity_token_file = ${file}\n`,
    );
    const { message } = await failure(fromIni({ profile: "pod" })());
    expect(message).toContain(file);
    expect(message).toContain("Profile pod");
  });
});

describe("a region is missing, and the error says what the profile has to do with it", () => {
  const credentials = { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "hush" };
  const REMEDY = 'Pass { region: "eu-west-1" } to the client, set AWS_REGION, or set region in your profile.';
  const said = async (profile?: string) => {
    const { name, message } = await failure(
      new STSClient({ profile, credentials }).send(new GetCallerIdentityCommand({})),
    );
    expect(name).toBe("TypeError");
    expect(message.startsWith("Region is missing. ")).toBe(true);
    expect(message.endsWith(REMEDY)).toBe(true);
    return message.slice("Region is missing. ".length, -REMEDY.length);
  };

  beforeEach(() => {
    vi.stubEnv("AWS_REGION", undefined);
  });

  test("the profile is missing, its name from the option or from AWS_PROFILE", async () => {
    writeHomeFile("config", "[profile prod]\nregion = eu-west-1\n");
    expect(await said("nope")).toContain("There is no profile nope: ");
    vi.stubEnv("AWS_PROFILE", "nope");
    expect(await said()).toContain("There is no profile nope (from AWS_PROFILE): ");
  });

  test("there are no files to have it", async () => {
    expect(await said("nope")).toContain("exists, so there is no profile nope:");
  });

  test("its section lacks the word profile", async () => {
    writeHomeFile("config", "[staging]\nregion = eu-west-1\n");
    expect(await said("staging")).toContain(
      `${configFile()} has a section [staging]: in this file it must be written [profile staging].`,
    );
  });

  test("it sets something else, or its file is malformed", async () => {
    writeHomeFile("config", "[profile dev]\noutput = json\nregion: eu-west-1\n");
    expect(await said("dev")).toBe(
      `Line 3 of ${configFile()} is neither a [section] nor a "name = value" within one: correct it. ` +
        `Profile dev in ${configFile()} and ${credentialsFile()} sets output. `,
    );
  });

  test("nothing, if nobody asked for a profile", async () => {
    expect(await said()).toBe("");
  });
});

describe("the environment", () => {
  test("half of a key", async () => {
    vi.stubEnv("AWS_ACCESS_KEY_ID", "AKIA");
    const { message } = await failure(fromEnv()());
    expect(message).toContain("AWS_SECRET_ACCESS_KEY is not set");
  });

  test.each([
    ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"],
    ["AWS_SECRET_ACCESS_KEY", "AWS_ACCESS_KEY_ID"],
    ["AWS_ROLE_ARN", "AWS_WEB_IDENTITY_TOKEN_FILE"],
  ])("%s alone, in the default chain", async (half, missing) => {
    vi.stubEnv(half, "hush");
    const { message } = await failure(new STSClient({}).send(new GetCallerIdentityCommand({})));
    expect(message).toContain(
      `Set in the environment: ${half}. ${half} has no effect without ${missing}, which is not set.`,
    );
  });

  test("a web identity without its role, without its file, with an empty file", async () => {
    expect((await failure(fromTokenFile()())).message).toContain(
      "set the option webIdentityTokenFile or the environment variable AWS_WEB_IDENTITY_TOKEN_FILE",
    );
    vi.stubEnv("AWS_WEB_IDENTITY_TOKEN_FILE", `${home}/token`);
    expect((await failure(fromTokenFile()())).message).toContain("AWS_ROLE_ARN");
    vi.stubEnv("AWS_ROLE_ARN", roleArn("WebIdentity"));
    expect((await failure(fromTokenFile()())).message).toContain(
      `${home}/token (from AWS_WEB_IDENTITY_TOKEN_FILE) cannot be read (ENOENT)`,
    );
    writeHomeFile("token", "\n");
    expect((await failure(fromTokenFile()())).message).toContain(
      "is empty. Check the program that writes it.",
    );
  });

  test("no container", async () => {
    expect((await failure(fromContainerMetadata()())).message).toContain(
      "from AWS_CONTAINER_CREDENTIALS_RELATIVE_URI or AWS_CONTAINER_CREDENTIALS_FULL_URI",
    );
  });

  test("no metadata service", async () => {
    const endpoint = `http://127.0.0.1:${await unusedPort()}`;
    vi.stubEnv("AWS_EC2_METADATA_DISABLED", undefined);
    vi.stubEnv("AWS_EC2_METADATA_SERVICE_ENDPOINT", endpoint);
    for (const provider of [fromInstanceMetadata(), fromNodeProviderChain()]) {
      const { message } = await failure(provider());
      expect(message).toContain(`at ${endpoint} (from AWS_EC2_METADATA_SERVICE_ENDPOINT)`);
      expect(message).toContain("set AWS_EC2_METADATA_DISABLED=true");
    }
  });

  test("nothing anywhere", async () => {
    const { name, message } = await failure(new STSClient({}).send(new GetCallerIdentityCommand({})));
    expect(name).toBe("CredentialsProviderError");
    expect(message).toContain(
      "Looked in: the environment, shared config files, web identity, containers, EC2.",
    );
    expect(message).toContain("AWS_EC2_METADATA_DISABLED is set");
  });
});
