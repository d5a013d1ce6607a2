import { inspect } from "node:util";
import {
  fromIni,
  fromNodeProviderChain,
  fromProcess,
  fromSSO,
  fromTokenFile,
} from "@stskit/client-sts-node/credential-providers";
import { signInToSso } from "@stskit/e2e-support/aws/local-sso";
import { roleArn } from "@stskit/e2e-support/aws/local-sts";
import { home, writeHomeFile } from "@stskit/e2e-support/environment/empty-home";
import { certificate } from "@stskit/e2e-support/network/certificate";
import { httpServer, httpsServer } from "@stskit/e2e-support/network/test-server";
import { rejection } from "@stskit/e2e-support/rejection";
import { beforeEach, describe, expect, test, vi } from "vitest";

const session = "SsoSession.1234";
const token = "FwoGZXIvYXdzEHushHushHushHushHushHushHush";
const jwt = "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJodXNoIn0.aHVzaA";
const expiration = Date.now() + 3_600_000;

const SSO_PROFILE =
  "[profile dev]\nsso_session = s\nsso_account_id = 123456789012\nsso_role_name = R\n" +
  "[sso-session s]\nsso_region = us-east-1\nsso_start_url = https://example.com/start\n";

beforeEach(() => {
  vi.stubEnv("AWS_REGION", "eu-west-1");
});

describe("a session of SSO", () => {
  beforeEach(() => {
    writeHomeFile("config", SSO_PROFILE);
    signInToSso(home, "s", session, new Date(expiration));
  });

  const providers = [
    ["fromSSO", (clientConfig: object) => fromSSO({ profile: "dev", clientConfig })],
    ["fromIni", (clientConfig: object) => fromIni({ profile: "dev", clientConfig })],
    ["the chain", (clientConfig: object) => fromNodeProviderChain({ profile: "dev", clientConfig })],
  ] as const;

  test.each(providers)("%s trusts the certificate that clientConfig names", async (_, provider) => {
    const pair = await certificate();
    const roleCredentials = { accessKeyId: "ASIASSO", secretAccessKey: "s", sessionToken: "t", expiration };
    const portal = await httpsServer(
      (_, response) =>
        void response.setHeader("content-type", "application/json").end(JSON.stringify({ roleCredentials })),
      pair,
    );
    vi.stubEnv("AWS_ENDPOINT_URL_SSO", `https://localhost:${portal.port}`);
    const clientConfig = { requestHandler: { connect: { ca: pair.cert } } };
    expect(await provider(clientConfig)()).toMatchObject({ accessKeyId: "ASIASSO" });
  });

  test.each(
    providers.flatMap(([name, provider]) => [
      [
        name,
        "quotes the session's token",
        401,
        JSON.stringify({ message: `Token ${session} invalid` }),
        provider,
      ] as const,
      [name, "is a page", 200, `<html>"${session.slice(0, 8)}\n`, provider] as const,
    ]),
  )(
    "%s does not tell what the portal's response says, when it %s",
    async (_n, _w, status, body, provider) => {
      const portal = await httpServer(
        (_, response) => void response.writeHead(status, { "content-type": "application/json" }).end(body),
      );
      vi.stubEnv("AWS_ENDPOINT_URL_SSO", portal.url);
      const error = await rejection(provider({ maxAttempts: 1 })());
      expect(inspect(error, { depth: 9 })).not.toContain(session.slice(0, 8));
      expect(error.message).toMatch(/Token \(not shown\) invalid|What was received is not valid JSON/);
    },
  );
});

describe("a web identity token that stands in the place of its file is untold:", () => {
  test.each([
    ["in a profile, by fromIni", () => fromIni({ profile: "dev" })],
    ["in a profile, by the chain", () => fromNodeProviderChain({ profile: "dev" })],
    ["in the profile of a source, by fromIni", () => fromIni({ profile: "outer" })],
    ["in the environment, by the chain", () => fromNodeProviderChain()],
    ["in the environment, by fromTokenFile", () => fromTokenFile()],
  ])("%s", async (where, provider) => {
    if (where.startsWith("in the environment")) {
      vi.stubEnv("AWS_WEB_IDENTITY_TOKEN_FILE", jwt);
      vi.stubEnv("AWS_ROLE_ARN", roleArn("WebIdentity"));
    } else {
      writeHomeFile(
        "config",
        `[profile dev]\nrole_arn = ${roleArn("WebIdentity")}\nweb_identity_token_file = ${jwt}\n` +
          `[profile outer]\nrole_arn = ${roleArn("Open")}\nsource_profile = dev\n`,
      );
    }
    const error = await rejection(provider()());
    expect(inspect(error, { depth: 9 })).not.toContain("eyJ");
    expect(error.message).toContain("(not shown");
  });
});

describe("what AWS's packages log", () => {
  const logged = async (provider: (logger: any) => () => Promise<unknown>) => {
    const lines: string[] = [];
    const log = (...content: unknown[]) => void lines.push(content.map(String).join(" "));
    const logger = { trace: log, debug: log, info: log, warn: log, error: log };
    await rejection(provider(logger)());
    const whole = lines.join("\n");
    expect(whole).not.toContain(token.slice(0, 6));
    expect(whole).not.toContain("--password hush");
    return whole;
  };
  const command = `sh -c 'echo ${token} >&2; exit 3' --password hush`;

  // The command is one of a POSIX shell, as below.
  test.skipIf(process.platform === "win32").each([
    ["fromProcess", (logger: any) => fromProcess({ profile: "dev", logger })],
    ["fromIni", (logger: any) => fromIni({ profile: "dev", logger })],
    ["the chain", (logger: any) => fromNodeProviderChain({ profile: "dev", logger })],
  ])("by %s of a process: neither its command nor what it printed", async (_, provider) => {
    writeHomeFile("config", `[profile dev]\ncredential_process = ${command}\n`);
    expect(await logged(provider)).toContain("Command failed: (not shown)");
  });

  test.each(["source_profile", "credential_source", "role_arn"])("of %s: no secret", async (key) => {
    const keys = { role_arn: roleArn("Open"), source_profile: "base", [key]: token };
    const lines = Object.entries(keys).filter(
      ([name]) => !(name === "source_profile" && key === "credential_source"),
    );
    writeHomeFile(
      "config",
      `[profile dev]\n${lines.map((line) => line.join(" = ")).join("\n")}\n` +
        "[profile base]\naws_access_key_id = AKIANOBODY\naws_secret_access_key = hush\n",
    );
    await logged((logger) =>
      fromIni({ profile: "dev", logger, clientConfig: { endpoint: "http://127.0.0.1:1", maxAttempts: 1 } }),
    );
  });
});

test.skipIf(process.platform === "win32")(
  "what a process wrote to stderr is untold where it looks like a secret",
  async () => {
    writeHomeFile("config", `[profile dev]\ncredential_process = sh -c 'cat ${home}/err >&2; exit 3'\n`);
    writeHomeFile("err", `no session\n${token}\n{"SessionToken":"${token}"}\n`);
    for (const provider of [fromProcess({ profile: "dev" }), fromIni({ profile: "dev" })]) {
      const error = await rejection(provider());
      expect(inspect(error)).not.toContain(token.slice(0, 6));
      expect(error.message).toContain("no session");
    }
  },
);
