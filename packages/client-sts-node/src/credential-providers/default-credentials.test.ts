import { rmSync } from "node:fs";
import type { CallingClient } from "@stskit/core/platform";
import { credentialsFile, writeHomeFile } from "@stskit/e2e-support/environment/empty-home";
import { httpServer } from "@stskit/e2e-support/network/test-server";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { nodeHandler } from "../node-handler.js";
import { nodePlatform } from "../platform.js";
import { defaultCredentials } from "./default-credentials.js";

function client(more: Partial<CallingClient> = {}): CallingClient {
  return {
    region: async () => "eu-west-1",
    endpoint: undefined,
    profile: undefined,
    logger: { trace() {}, debug() {}, info() {}, warn() {}, error() {} },
    requestHandler: nodeHandler(),
    ...more,
  };
}

function environmentKeys(): void {
  vi.stubEnv("AWS_ACCESS_KEY_ID", "AKIAENV");
  vi.stubEnv("AWS_SECRET_ACCESS_KEY", "env-secret");
}

describe("credentials of the environment", () => {
  it("have all values from the environment", async () => {
    environmentKeys();
    vi.stubEnv("AWS_SESSION_TOKEN", "token");
    vi.stubEnv("AWS_CREDENTIAL_EXPIRATION", "2030-01-31T12:00:00Z");
    vi.stubEnv("AWS_CREDENTIAL_SCOPE", "scope");
    vi.stubEnv("AWS_ACCOUNT_ID", "123456789012");
    expect(await defaultCredentials(nodePlatform, client())()).toEqual({
      accessKeyId: "AKIAENV",
      secretAccessKey: "env-secret",
      sessionToken: "token",
      expiration: new Date("2030-01-31T12:00:00Z"),
      credentialScope: "scope",
      accountId: "123456789012",
      $source: { CREDENTIALS_ENV_VARS: "g" },
    });
  });

  it("are read at each call", async () => {
    const provider = defaultCredentials(nodePlatform, client());
    environmentKeys();
    expect((await provider()).accessKeyId).toBe("AKIAENV");
    vi.stubEnv("AWS_ACCESS_KEY_ID", "AKIANEW");
    expect((await provider()).accessKeyId).toBe("AKIANEW");
  });

  it("are rejected if the expiration is not a date, without showing secrets", async () => {
    environmentKeys();
    vi.stubEnv("AWS_CREDENTIAL_EXPIRATION", "soon");
    await expect(defaultCredentials(nodePlatform, client())()).rejects.toThrow("AWS_CREDENTIAL_EXPIRATION");
  });
});

describe("AWS's chain", () => {
  beforeEach(() => {
    writeHomeFile(
      "credentials",
      "[default]\naws_access_key_id = AKIADEFAULT\naws_secret_access_key = x\n" +
        "[dev]\naws_access_key_id = AKIADEV\naws_secret_access_key = x\n",
    );
  });

  it("is used when the environment has no credentials, or only half", async () => {
    vi.stubEnv("AWS_ACCESS_KEY_ID", "AKIAENV");
    expect((await defaultCredentials(nodePlatform, client())()).accessKeyId).toBe("AKIADEFAULT");
  });

  it("takes precedence over the environment for a profile that the client names", async () => {
    environmentKeys();
    expect((await defaultCredentials(nodePlatform, client({ profile: "dev" }))()).accessKeyId).toBe(
      "AKIADEV",
    );
  });

  it("takes precedence over the environment for AWS_PROFILE", async () => {
    environmentKeys();
    vi.stubEnv("AWS_PROFILE", "dev");
    const warn = vi.spyOn(console, "warn").mockReturnValue();
    expect((await defaultCredentials(nodePlatform, client())()).accessKeyId).toBe("AKIADEV");
    warn.mockRestore();
  });

  it("assumes roles with the given role assumers", async () => {
    writeHomeFile(
      "config",
      "[profile role]\nrole_arn = arn:aws:iam::123456789012:role/r\nsource_profile = dev\n",
    );
    const roleAssumer = vi.fn(async () => ({ accessKeyId: "ASIAROLE", secretAccessKey: "y" }));
    const provider = defaultCredentials(nodePlatform, client({ profile: "role" }), { roleAssumer });
    expect((await provider()).accessKeyId).toBe("ASIAROLE");
    expect(roleAssumer).toHaveBeenCalledWith(
      expect.objectContaining({ accessKeyId: "AKIADEV" }),
      expect.objectContaining({ RoleArn: "arn:aws:iam::123456789012:role/r" }),
    );
  });

  it("calls AWS through the client's own request handler", async () => {
    const sts = await httpServer((_request, response) => {
      response.writeHead(200, { "content-type": "text/xml" });
      response.end(
        '<AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult><Credentials>' +
          "<AccessKeyId>ASIAROLE</AccessKeyId><SecretAccessKey>y</SecretAccessKey><SessionToken>t</SessionToken>" +
          "<Expiration>2030-01-31T12:00:00Z</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>",
      );
    });
    vi.stubEnv("AWS_ENDPOINT_URL_STS", sts.url);
    writeHomeFile(
      "config",
      "[profile role]\nrole_arn = arn:aws:iam::123456789012:role/r\nsource_profile = dev\n",
    );
    const requestHandler = nodeHandler();
    const handle = vi.spyOn(requestHandler, "handle");
    const provider = defaultCredentials(nodePlatform, client({ profile: "role", requestHandler }));
    expect((await provider()).accessKeyId).toBe("ASIAROLE");
    expect(handle).toHaveBeenCalledTimes(1);
    requestHandler.destroy();
  });

  it("rejects when it finds nothing", async () => {
    rmSync(credentialsFile());
    await expect(defaultCredentials(nodePlatform, client())()).rejects.toMatchObject({
      name: "CredentialsProviderError",
    });
  });
});
