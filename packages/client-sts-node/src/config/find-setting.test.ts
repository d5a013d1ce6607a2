import { execFileSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { type Setting, settings } from "@stskit/core/platform";
import { home, writeHomeFile } from "@stskit/e2e-support/environment/empty-home";
import { httpServer } from "@stskit/e2e-support/network/test-server";
import { rejection } from "@stskit/e2e-support/rejection";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { findSetting } from "./find-setting.js";

// The files are in their usual place.
beforeEach(() => {
  vi.stubEnv("AWS_CONFIG_FILE", undefined);
  vi.stubEnv("AWS_SHARED_CREDENTIALS_FILE", undefined);
});

/** A getter for each setting of a client with this profile, by the option's name. */
function defaults(profile?: string): Partial<Record<Key, () => unknown>> {
  const find = findSetting(profile);
  return Object.fromEntries(
    Object.entries(settings).map(([name, setting]) => [name, () => find(setting as Setting<unknown>)]),
  );
}

const file = (name: "config" | "credentials", content: string) => writeHomeFile(`.aws/${name}`, content);

type Key = keyof typeof settings;

describe("each setting", () => {
  it.each<[Key, variable: string, key: string, text: string, value: unknown]>([
    ["region", "AWS_REGION", "region", "eu-west-1", "eu-west-1"],
    ["region", "AWS_DEFAULT_REGION", "region", "eu-west-1", "eu-west-1"],
    ["endpoint", "AWS_ENDPOINT_URL", "endpoint_url", "http://localhost:1", "http://localhost:1"],
    ["endpoint", "AWS_ENDPOINT_URL_STS", "endpoint_url", "http://localhost:1", "http://localhost:1"],
    ["endpoint", "AWS_ENDPOINT_URL_STS", "endpoint_url", " http://localhost:1 ", "http://localhost:1"],
    [
      "ignoreConfiguredEndpointUrls",
      "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS",
      "ignore_configured_endpoint_urls",
      "true",
      true,
    ],
    ["useFipsEndpoint", "AWS_USE_FIPS_ENDPOINT", "use_fips_endpoint", "true", true],
    ["useFipsEndpoint", "AWS_USE_FIPS_ENDPOINT", "use_fips_endpoint", "False", false],
    ["useDualstackEndpoint", "AWS_USE_DUALSTACK_ENDPOINT", "use_dualstack_endpoint", "true", true],
    ["useGlobalEndpoint", "AWS_STS_REGIONAL_ENDPOINTS", "sts_regional_endpoints", "legacy", true],
    ["useGlobalEndpoint", "AWS_STS_REGIONAL_ENDPOINTS", "sts_regional_endpoints", "regional", false],
    ["maxAttempts", "AWS_MAX_ATTEMPTS", "max_attempts", "5", 5],
    ["retryMode", "AWS_RETRY_MODE", "retry_mode", "adaptive", "adaptive"],
    ["defaultsMode", "AWS_DEFAULTS_MODE", "defaults_mode", "In-Region", "in-region"],
    ["userAgentAppId", "AWS_SDK_UA_APP_ID", "sdk_ua_app_id", "my-app", "my-app"],
    ["userAgentAppId", "AWS_SDK_UA_APP_ID", "sdk-ua-app-id", "my-app", "my-app"],
    [
      "disableClockSkewCorrection",
      "AWS_DISABLE_CLOCK_SKEW_CORRECTION",
      "disable_clock_skew_correction",
      "true",
      true,
    ],
  ])("%s: %s, then %s", async (setting, variable, key, text, value) => {
    expect(await defaults()[setting]!()).toBeUndefined();
    file("config", `[default]\n${key} = ${text}\n`);
    expect(await defaults()[setting]!()).toBe(value);
    file("config", `[default]\n${key} = overruled\n`);
    vi.stubEnv(variable, text);
    expect(await defaults()[setting]!()).toBe(value);
  });

  it.each<[Key, variable: string, text: string, allowed: string]>([
    ["useFipsEndpoint", "AWS_USE_FIPS_ENDPOINT", "yes", "true or false"],
    ["useGlobalEndpoint", "AWS_STS_REGIONAL_ENDPOINTS", "global", "legacy or regional"],
    ["maxAttempts", "AWS_MAX_ATTEMPTS", "0", "a whole number from 1"],
    ["maxAttempts", "AWS_MAX_ATTEMPTS", "3.5", "a whole number from 1"],
    ["maxAttempts", "AWS_MAX_ATTEMPTS", "many", "a whole number from 1"],
    ["retryMode", "AWS_RETRY_MODE", "constructor", "standard, adaptive or legacy"],
  ])("%s throws for a value that is not allowed, naming %s", async (setting, variable, text, allowed) => {
    vi.stubEnv(variable, text);
    const find = async () => defaults()[setting]!();
    await expect(find).rejects.toThrow(`The environment variable ${variable} is ${JSON.stringify(text)}`);
    await expect(find).rejects.toThrow(allowed);
  });

  it.each(["me:secret@localhost:4599", "ftp://me:secret@host"])(
    "throws for the endpoint %s, and hides it",
    async (url) => {
      vi.stubEnv("AWS_ENDPOINT_URL_STS", url);
      const error = await rejection((async () => defaults().endpoint!())());
      expect(error.message).toContain("AWS_ENDPOINT_URL_STS");
      expect(error.message).not.toContain("secret");
    },
  );

  it("names the key of a file whose value is not allowed", async () => {
    file("config", "[default]\nuse_fips_endpoint = yes\n");
    await expect(async () => defaults().useFipsEndpoint!()).rejects.toThrow(
      'use_fips_endpoint in the shared config files is "yes". Set it to true or false',
    );
  });

  it("counts as not set when it is empty", async () => {
    vi.stubEnv("AWS_USE_FIPS_ENDPOINT", "");
    vi.stubEnv("AWS_REGION", "");
    vi.stubEnv("AWS_DEFAULT_REGION", "eu-west-1");
    expect(await defaults().useFipsEndpoint!()).toBeUndefined();
    expect(await defaults().region!()).toBe("eu-west-1");
  });

  it("is read from the environment without a promise", () => {
    vi.stubEnv("AWS_MAX_ATTEMPTS", "2");
    expect(defaults().maxAttempts!()).toBe(2);
  });
});

describe("profiles", () => {
  const config = "[default]\nregion = us-east-1\n[profile dev]\nregion = eu-west-1\nmax_attempts = 7\n";

  it("are the client's, then AWS_PROFILE's, then default", async () => {
    file("config", config);
    expect(await defaults().region!()).toBe("us-east-1");
    vi.stubEnv("AWS_PROFILE", "dev");
    expect(await defaults().region!()).toBe("eu-west-1");
    expect(await defaults("default").region!()).toBe("us-east-1");
  });

  it("find nothing when they are missing", async () => {
    file("config", config);
    expect(await defaults("other").region!()).toBeUndefined();
    expect(await defaults("constructor").maxAttempts!()).toBeUndefined();
  });

  it("prefer the region in the credentials file, and every other key in the config file", async () => {
    file("config", "[default]\nregion = us-east-1\nmax_attempts = 1\n");
    file("credentials", "[default]\nregion = eu-west-1\nmax_attempts = 2\nretry_mode = adaptive\n");
    const found = defaults();
    expect(await found.region!()).toBe("eu-west-1");
    expect(await found.maxAttempts!()).toBe(1);
    expect(await found.retryMode!()).toBe("adaptive");
  });

  it("may be in files of other names", async () => {
    const here = writeHomeFile("here", "[default]\nregion = eu-west-3\n");
    vi.stubEnv("AWS_CONFIG_FILE", "~/here");
    expect(await defaults().region!()).toBe("eu-west-3");
    vi.stubEnv("AWS_CONFIG_FILE", "");
    vi.stubEnv("AWS_SHARED_CREDENTIALS_FILE", here);
    expect(await defaults().region!()).toBe("eu-west-3");
  });

  it("are read once per client", async () => {
    file("config", "[default]\nregion = eu-west-1\nmax_attempts = 2\n");
    const found = defaults();
    expect(await found.region!()).toBe("eu-west-1");
    file("config", "[default]\nregion = eu-west-2\nmax_attempts = 3\n");
    expect(await found.maxAttempts!()).toBe(2);
    expect(await defaults().maxAttempts!()).toBe(3);
  });

  it("count as empty when a file cannot be read", async () => {
    mkdirSync(join(home, ".aws", "config"), { recursive: true });
    expect(await defaults().maxAttempts!()).toBeUndefined();
  });

  it.skipIf(process.platform === "win32")(
    "count as empty when a file is a FIFO, and the other is read",
    async () => {
      mkdirSync(join(home, ".aws"));
      execFileSync("mkfifo", [join(home, ".aws", "config")]);
      expect(await defaults().maxAttempts!()).toBeUndefined();
      file("credentials", "[default]\nmax_attempts = 4\n");
      expect(await defaults().maxAttempts!()).toBe(4);
    },
  );
});

describe("the endpoint of a services section", () => {
  const services = "[services local]\nsts =\n  endpoint_url = http://localhost:4599\n";

  it("takes precedence over the profile's, for the client's profile", async () => {
    file("config", `[profile dev]\nservices = local\nendpoint_url = http://localhost:1\n${services}`);
    expect(await defaults("dev").endpoint!()).toBe("http://localhost:4599");
    expect(await defaults().endpoint!()).toBeUndefined();
  });

  it("does not replace the profile's if the section has no sts", async () => {
    file(
      "config",
      "[default]\nservices = local\nendpoint_url = http://localhost:1\n[services local]\ns3 =\n  endpoint_url = http://localhost:2\n",
    );
    expect(await defaults().endpoint!()).toBe("http://localhost:1");
  });

  it("is an error when the section is missing", async () => {
    file("config", "[default]\nservices = other\n");
    await expect(async () => defaults().endpoint!()).rejects.toThrow("[services other]");
    expect(await defaults().region!()).toBeUndefined();
  });

  it("yields to AWS_ENDPOINT_URL_STS, which takes precedence over AWS_ENDPOINT_URL", async () => {
    file("config", `[default]\nservices = local\n${services}`);
    vi.stubEnv("AWS_ENDPOINT_URL", "http://localhost:3");
    expect(await defaults().endpoint!()).toBe("http://localhost:3");
    vi.stubEnv("AWS_ENDPOINT_URL_STS", "http://localhost:4");
    expect(await defaults().endpoint!()).toBe("http://localhost:4");
  });
});

describe("the region of an instance", () => {
  it("is requested when no region is configured", async () => {
    const requests: string[] = [];
    const metadata = await httpServer((request, response) => {
      requests.push(`${request.method} ${request.url}`);
      response.end(request.method === "PUT" ? "token" : "eu-north-1");
    });
    vi.stubEnv("AWS_EC2_METADATA_DISABLED", undefined);
    vi.stubEnv("AWS_EC2_METADATA_SERVICE_ENDPOINT", metadata.url);

    vi.stubEnv("AWS_REGION", "eu-west-1");
    expect(await defaults().region!()).toBe("eu-west-1");
    expect(requests).toEqual([]);

    vi.stubEnv("AWS_REGION", undefined);
    expect(await defaults().region!()).toBe("eu-north-1");
    expect(requests).toEqual(["PUT /latest/api/token", "GET /latest/meta-data/placement/region"]);
  });

  it("is not requested with AWS_EC2_METADATA_DISABLED, and undefined if there is no response", async () => {
    let requests = 0;
    const metadata = await httpServer((_request, response) => {
      requests += 1;
      response.writeHead(404).end();
    });
    vi.stubEnv("AWS_EC2_METADATA_SERVICE_ENDPOINT", metadata.url);
    expect(await defaults().region!()).toBeUndefined();
    expect(requests).toBe(0);
    vi.stubEnv("AWS_EC2_METADATA_DISABLED", undefined);
    expect(await defaults().region!()).toBeUndefined();
    expect(requests).toBe(1);
  });
});
