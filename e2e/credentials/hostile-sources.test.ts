import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, renameSync, symlinkSync, writeFileSync } from "node:fs";
import type { RequestListener } from "node:http";
import { join } from "node:path";
import { inspect } from "node:util";
import {
  fromContainerMetadata,
  fromHttp,
  fromIni,
  fromInstanceMetadata,
  fromNodeProviderChain,
  fromProcess,
  fromSSO,
  fromTokenFile,
} from "@stskit/client-sts-node/credential-providers";
import { roleArn, startSts, useSts } from "@stskit/e2e-support/aws/local-sts";
import { home, writeHomeFile } from "@stskit/e2e-support/environment/empty-home";
import { httpServer } from "@stskit/e2e-support/network/test-server";
import { rejection } from "@stskit/e2e-support/rejection";
import { beforeEach, describe, expect, onTestFinished, test, vi } from "vitest";

const secret = "FwoGZXIvYXdzEHushHushHushHushHushHushHush";
const expiration = new Date(Date.now() + 3_600_000);
const credentials = {
  Code: "Success",
  AccessKeyId: "ASIAEXAMPLE",
  SecretAccessKey: "hush",
  Token: secret,
  Expiration: expiration.toISOString(),
};

/** A FIFO that nobody writes to: whoever opens it waits. */
function fifo(): string {
  const path = join(home, "fifo");
  execFileSync("mkfifo", [path]);
  return path;
}

/** A server, and the requests it received. */
async function serve(handler: RequestListener) {
  const asked: string[] = [];
  const { url } = await httpServer((message, response) => {
    asked.push(`${message.method} ${message.url}`);
    handler(message, response);
  });
  return { url, asked };
}

async function failure(promise: Promise<unknown>): Promise<Error> {
  const error = await rejection(promise);
  expect(inspect(error)).not.toContain(secret.slice(0, 6));
  return error;
}

describe("the cache of an SSO session", () => {
  const path = () =>
    join(home, ".aws", "sso", "cache", `${createHash("sha1").update("s").digest("hex")}.json`);
  beforeEach(() => {
    mkdirSync(join(home, ".aws", "sso", "cache"), { recursive: true });
    writeHomeFile(
      "config",
      "[profile dev]\nsso_session = s\nsso_account_id = 123456789012\nsso_role_name = R\n" +
        "[sso-session s]\nsso_region = us-east-1\nsso_start_url = https://example.com/start\n",
    );
  });

  const expiresAt = expiration.toISOString();
  test.each<[string, unknown]>([
    ["no JSON", secret],
    ["cut off", `{"accessToken":"${secret}","expiresAt":`],
    ["empty", ""],
    ["null", "null"],
    ["text", JSON.stringify(secret)],
    ["without a token", JSON.stringify({ expiresAt })],
    ["without a date", JSON.stringify({ accessToken: secret, expiresAt: secret })],
    ["expired", JSON.stringify({ accessToken: secret, expiresAt: "2020-01-01T00:00:00Z" })],
    ["a token with CRLF", JSON.stringify({ accessToken: `${secret}\r\nhost: example.com`, expiresAt })],
    ["20 MB", `{"a":"${secret.repeat(500_000)}`],
  ])("%s: the error says how to sign in", async (_, text) => {
    writeFileSync(path(), text as string);
    const { message } = await failure(fromSSO({ profile: "dev" })());
    expect(message).toContain("Sign in with: aws sso login --profile dev");
    expect((await failure(fromIni({ profile: "dev" })())).message).toContain("Profile dev in");
  });

  // On Windows, links need a privilege.
  test.skipIf(process.platform === "win32")("a link to itself", async () => {
    symlinkSync(path(), path());
    expect((await failure(fromSSO({ profile: "dev" })())).message).toContain("Sign in with:");
  });
});

describe("the metadata service of an instance", () => {
  const from = async (handler: RequestListener) => {
    const service = await serve(handler);
    vi.stubEnv("AWS_EC2_METADATA_DISABLED", undefined);
    vi.stubEnv("AWS_EC2_METADATA_SERVICE_ENDPOINT", service.url);
    return { ...service, provider: fromInstanceMetadata({ timeout: 1_000, maxRetries: 0 }) };
  };
  const v1: RequestListener = ({ method, url }, response) => {
    if (method === "PUT") response.statusCode = 404;
    response.end(url!.endsWith("/security-credentials/") ? "role" : JSON.stringify(credentials));
  };
  const v2 = (instead: RequestListener): RequestListener => {
    return (message, response) =>
      message.method === "PUT" ? response.end("token") : instead(message, response);
  };

  test("of version 1 is asked without a token", async () => {
    const { provider, asked } = await from(v1);
    expect(await provider()).toMatchObject({ accessKeyId: "ASIAEXAMPLE" });
    expect(asked[0]).toBe("PUT /latest/api/token");
  });

  test("of version 1 is not asked where that is forbidden", async () => {
    vi.stubEnv("AWS_EC2_METADATA_V1_DISABLED", "true");
    const { provider, asked } = await from(v1);
    expect((await failure(provider())).message).toContain("AWS_EC2_METADATA_V1_DISABLED");
    expect(asked).toEqual(["PUT /latest/api/token"]);
  });

  test.each(["/security-credentials/", "/security-credentials/role"])(
    "a redirect of %s is not followed",
    async (end) => {
      const elsewhere = await serve((_, response) => void response.end(JSON.stringify(credentials)));
      const { provider } = await from(
        v2((message, response) => {
          if (!message.url!.endsWith(end)) return v1(message, response);
          response.writeHead(307, { location: elsewhere.url }).end();
        }),
      );
      await failure(provider());
      expect(elsewhere.asked).toEqual([]);
    },
  );

  test.each([
    ["no JSON", secret],
    ["cut off", JSON.stringify(credentials).slice(0, 100)],
    ["incomplete", JSON.stringify({ ...credentials, SecretAccessKey: undefined })],
    ["a failure", JSON.stringify({ Code: "Failed", Message: secret })],
  ])("a response that is %s is untold", async (_, body) => {
    const { provider } = await from(
      v2((message, response) => {
        if (message.url!.endsWith("/role")) response.end(body);
        else v1(message, response);
      }),
    );
    expect((await failure(provider())).message).toContain("The EC2 metadata service at");
  });
});

describe.each([
  ["fromHttp", fromHttp],
  ["fromContainerMetadata", fromContainerMetadata],
] as const)("a container's endpoint, by %s", (_, from) => {
  const provider = () => from({ timeout: 1_000, maxRetries: 0 });

  test.each([
    "http://example.com/credentials",
    "http://169.254.170.2.example.com/",
    "http://127.0.0.1.example.com/",
    "http://127.0.0.1\n@example.com/",
    "http://10.0.0.1/",
    "file:///etc/passwd",
  ])("%j is refused", async (uri) => {
    vi.stubEnv("AWS_CONTAINER_CREDENTIALS_FULL_URI", uri);
    expect((await failure(provider()())).message).toMatch(/not accepted|not a valid/);
  });

  test("a redirect is not followed", async () => {
    const elsewhere = await serve((_, response) => void response.end(JSON.stringify(credentials)));
    const { url } = await serve(
      (_, response) => void response.writeHead(307, { location: elsewhere.url }).end(),
    );
    vi.stubEnv("AWS_CONTAINER_CREDENTIALS_FULL_URI", url);
    vi.stubEnv("AWS_CONTAINER_AUTHORIZATION_TOKEN", secret);
    await failure(provider()());
    expect(elsewhere.asked).toEqual([]);
  });

  test.each([
    ["no JSON", secret],
    ["cut off", JSON.stringify(credentials).slice(0, 100)],
    ["incomplete", JSON.stringify({ ...credentials, SecretAccessKey: undefined })],
    ["without a date", JSON.stringify({ ...credentials, Expiration: secret })],
  ])("a response that is %s is untold", async (_, body) => {
    const { url } = await serve((_, response) => void response.end(body));
    vi.stubEnv("AWS_CONTAINER_CREDENTIALS_FULL_URI", url);
    await failure(provider()());
    await failure(fromNodeProviderChain({ timeout: 1_000, maxRetries: 0 })());
  });
});

describe("the token file of a container", () => {
  test.each([
    ["a newline", `${secret}\n`],
    ["a header", `${secret}\r\nx-forged: 1`],
    ["no Latin text", `${secret}\u20ac`],
  ])("with %s is refused, and untold", async (_, token) => {
    const { url, asked } = await serve((_, response) => void response.end(JSON.stringify(credentials)));
    vi.stubEnv("AWS_CONTAINER_CREDENTIALS_FULL_URI", url);
    vi.stubEnv("AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE", writeHomeFile("token", token));
    await failure(fromHttp({ timeout: 1_000, maxRetries: 0 })());
    expect(asked).toEqual([]);
  });

  test("an endpoint that is no URL is untold", async () => {
    vi.stubEnv("AWS_CONTAINER_CREDENTIALS_FULL_URI", `nonsense ${secret}`);
    await failure(fromHttp({ maxRetries: 0 })());
  });
});

describe("a web identity token file", () => {
  const provider = (webIdentityTokenFile: string) =>
    fromTokenFile({
      webIdentityTokenFile,
      roleArn: roleArn("WebIdentity"),
      clientConfig: { region: "eu-west-1" },
    });
  const startedSts = async () => {
    const sts = await startSts();
    onTestFinished(() => sts.close());
    useSts(sts);
    return sts;
  };

  test("that is swapped again and again while it is read", async () => {
    const sts = await startedSts();
    const token = await sts.webIdentityToken();
    const file = writeHomeFile("token", token);
    const swaps = setInterval(() => renameSync(writeHomeFile("token.next", `${token}\n`), file), 0);
    try {
      for (let index = 0; index < 20; index++) {
        expect(await provider(file)()).toHaveProperty("sessionToken");
      }
    } finally {
      clearInterval(swaps);
    }
  });

  test.each([
    ["empty", (_: string) => "", "is empty"],
    ["cut off", (token: string) => token.slice(0, 50), "not a JWT"],
  ])("that was read when it was %s: the next call reads it again", async (_, cut, told) => {
    const sts = await startedSts();
    const token = await sts.webIdentityToken();
    const file = writeHomeFile("token", cut(token));
    const credentials = provider(file);
    expect((await failure(credentials())).message).toContain(told);
    writeHomeFile("token", token);
    expect(await credentials()).toHaveProperty("sessionToken");
  });

  test.skipIf(process.platform === "win32").each([
    [
      "a file of 10 MB",
      () => writeHomeFile("token", secret.repeat(250_000)),
      "is larger than the 20000 characters that STS accepts",
    ],
    ["a device without an end", () => "/dev/zero", "cannot be read (not a regular file)"],
    ["a FIFO", fifo, "cannot be read (not a regular file)"],
  ])("that is %s is not sent", async (_, file, told) => {
    const sts = await startedSts();
    expect((await failure(provider(file())())).message).toContain(told);
    expect(sts.requests).toEqual([]);
  });
});

describe("a config file", () => {
  test.skipIf(process.platform === "win32")("that is a FIFO is not read", async () => {
    const path = fifo();
    vi.stubEnv("AWS_CONFIG_FILE", path);
    for (const provider of [
      fromIni({ profile: "dev" }),
      fromSSO({ profile: "dev" }),
      fromProcess({ profile: "dev" }),
      fromNodeProviderChain({ profile: "dev" }),
      fromIni({ profile: "dev", configFilepath: path }),
    ]) {
      expect((await failure(provider())).message).toContain(`${path} cannot be read (not a regular file)`);
    }
  });

  test("with a header of blanks is reported as fast as any", async () => {
    writeHomeFile("config", `[profile dev]\nregion = eu-west-1\n[${" ".repeat(100_000)}x\n`);
    expect((await failure(fromIni({ profile: "dev" })())).message).toContain("Line 3 of");
  });

  test("without the profile is reported in a message of reasonable length", async () => {
    writeHomeFile("config", "[profile dev]\nregion = eu-west-1\n");
    const { message } = await failure(fromIni({ profile: "no such ".repeat(40_000) })());
    expect(message).toContain("There is no profile no such no such");
    expect(message.length).toBeLessThan(10_000);
  });

  test.each(["__proto__", "constructor", "Nowhere"])(
    "whose credential_source is %s: the error says what it may be",
    async (source) => {
      writeHomeFile(
        "config",
        `[profile dev]\nrole_arn = ${roleArn("Open")}\ncredential_source = ${source}\n`,
      );
      expect((await failure(fromIni({ profile: "dev" })())).message).toContain(
        `credential_source of profile dev is ${source}: set it to one of Environment, Ec2InstanceMetadata, EcsContainer.`,
      );
    },
  );
});

test.each([
  ["AWS_EC2_METADATA_DISABLED", "False", "because AWS_EC2_METADATA_DISABLED is set"],
  ["AWS_CONTAINER_CREDENTIALS_FULL_URI", "http://10.0.0.1/", "because a container variable is set"],
])("the message says that the metadata service is not used with %s=%s", async (variable, value, reason) => {
  vi.stubEnv("AWS_EC2_METADATA_DISABLED", undefined);
  vi.stubEnv(variable, value);
  const { message } = await failure(fromNodeProviderChain({ maxRetries: 0 })());
  expect(message).toContain(`The EC2 metadata service is not used, ${reason}`);
});
