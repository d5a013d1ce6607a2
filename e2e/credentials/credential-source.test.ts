import { fromIni as fromAwsIni } from "@aws-sdk/credential-providers";
import { fromIni, fromNodeProviderChain, GetCallerIdentityCommand, STSClient } from "@stskit/client-sts-node";
import { roleArn, userKey } from "@stskit/e2e-support/aws/local-sts";
import { sts } from "@stskit/e2e-support/aws/sts-in-environment";
import { home, writeHomeFile } from "@stskit/e2e-support/environment/empty-home";
import { httpServer } from "@stskit/e2e-support/network/test-server";
import { beforeEach, describe, expect, test, vi } from "vitest";

beforeEach(() => {
  vi.stubEnv("AWS_REGION", "eu-west-1");
});

/** The metadata service of an instance and the credentials endpoint of a container, in one: both have Alice's key. */
async function metadataOfAlice(): Promise<string> {
  const { accessKeyId, secretAccessKey } = userKey(sts, "alice");
  const credentials = {
    Code: "Success",
    AccessKeyId: accessKeyId,
    SecretAccessKey: secretAccessKey,
    Token: "",
    Expiration: new Date(Date.now() + 3_600_000).toISOString(),
  };
  const server = await httpServer(({ method, url }, response) => {
    if (method === "PUT") response.end("token");
    else response.end(url!.endsWith("/security-credentials/") ? "role" : JSON.stringify(credentials));
  });
  return server.url;
}

const sources: Record<string, () => Promise<void>> = {
  async Ec2InstanceMetadata() {
    vi.stubEnv("AWS_EC2_METADATA_DISABLED", undefined);
    vi.stubEnv("AWS_EC2_METADATA_SERVICE_ENDPOINT", await metadataOfAlice());
  },
  async EcsContainer() {
    vi.stubEnv("AWS_CONTAINER_CREDENTIALS_FULL_URI", `${await metadataOfAlice()}/credentials`);
  },
  async Environment() {
    const { accessKeyId, secretAccessKey } = userKey(sts, "alice");
    vi.stubEnv("AWS_ACCESS_KEY_ID", accessKeyId);
    vi.stubEnv("AWS_SECRET_ACCESS_KEY", secretAccessKey);
  },
};

const profile = (source: string) =>
  `[profile dev]\nrole_arn = ${roleArn("Open")}\nrole_session_name = morning\ncredential_source = ${source}\n`;

describe.each(Object.keys(sources))("credential_source = %s", (source) => {
  test.each([
    ["fromIni", () => fromIni({ profile: "dev" })],
    ["the chain", () => fromNodeProviderChain({ profile: "dev" })],
    ["a client's profile", () => undefined],
    ["AWS's fromIni", () => fromAwsIni({ profile: "dev" })],
  ])("by %s", async (_, provider) => {
    writeHomeFile("config", profile(source));
    await sources[source]!();
    const credentials = provider();
    const client = new STSClient({ profile: "dev", ...(credentials && { credentials }) });
    const { Arn } = await client.send(new GetCallerIdentityCommand({}));
    expect(Arn).toBe("arn:aws:sts::123456789012:assumed-role/Open/morning");
  });

  test("that gives nothing", async () => {
    writeHomeFile("config", profile(source));
    vi.stubEnv("AWS_EC2_METADATA_SERVICE_ENDPOINT", "http://127.0.0.1:1");
    const error: Error = await fromIni({ profile: "dev", maxRetries: 0, timeout: 500 } as object)().catch(
      (thrown) => thrown,
    );
    expect(error).toBeInstanceOf(Error);
    expect(error.message).toContain(`Profile dev in ${home}`);
  });
});

test.each(["environment", "EC2InstanceMetadata", "Ecs"])(
  "credential_source = %s is refused as unknown",
  async (source) => {
    writeHomeFile("config", profile(source));
    await expect(fromIni({ profile: "dev" })()).rejects.toThrow(
      `Got ${source}, expected EcsContainer or Ec2InstanceMetadata or Environment.`,
    );
  },
);

test("credential_source beside source_profile", async () => {
  writeHomeFile("config", `${profile("Environment")}source_profile = dev\n`);
  await sources["Environment"]!();
  const outcome = (provider: () => Promise<unknown>) =>
    provider().then(
      () => "succeeds",
      ({ name }: Error) => name,
    );
  const ours = await outcome(fromIni({ profile: "dev" }));
  expect(ours).toBe(await outcome(fromAwsIni({ profile: "dev" })));
});
