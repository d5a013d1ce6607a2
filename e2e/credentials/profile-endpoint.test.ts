import {
  fromIni,
  fromTemporaryCredentials,
  GetCallerIdentityCommand,
  STSClient,
} from "@stskit/client-sts-node";
import { roleArn, staticProfile } from "@stskit/e2e-support/aws/local-sts";
import { sts } from "@stskit/e2e-support/aws/sts-in-environment";
import { writeHomeFile } from "@stskit/e2e-support/environment/empty-home";
import { unusedPort } from "@stskit/e2e-support/network/unused-port";
import { rejection } from "@stskit/e2e-support/rejection";
import { beforeEach, describe, expect, test, vi } from "vitest";

let nowhere: string;
beforeEach(async () => {
  nowhere = `http://127.0.0.1:${await unusedPort()}`;
  vi.stubEnv("AWS_REGION", "eu-west-1");
  writeHomeFile("credentials", staticProfile(sts, "base"));
  writeHomeFile(
    "config",
    `[profile dev]\nregion = sa-east-1\nrole_arn = ${roleArn("Open")}\nsource_profile = base\n`,
  );
});

const whoAmI = () => new GetCallerIdentityCommand();

describe("the role of a client's profile", () => {
  test("is assumed at the client's own endpoint, in its region", async () => {
    vi.stubEnv("AWS_ENDPOINT_URL_STS", nowhere);
    const client = new STSClient({ profile: "dev", endpoint: sts.endpoint, region: "eu-north-1" });
    const { Arn } = await client.send(whoAmI());
    expect(Arn).toContain(":assumed-role/Open/");
    expect(sts.requests.map(({ operation }) => operation)).toEqual(["AssumeRole", "GetCallerIdentity"]);
    expect(sts.requests[0]!.headers["authorization"]).toContain("/eu-north-1/sts/");
  });

  test("of a web identity is assumed there too", async () => {
    vi.stubEnv("AWS_ENDPOINT_URL_STS", nowhere);
    vi.stubEnv("AWS_WEB_IDENTITY_TOKEN_FILE", writeHomeFile("token", await sts.webIdentityToken()));
    vi.stubEnv("AWS_ROLE_ARN", roleArn("WebIdentity"));
    await new STSClient({ endpoint: sts.endpoint }).send(whoAmI());
    expect(sts.requests[0]).toMatchObject({ operation: "AssumeRoleWithWebIdentity", status: 200 });
  });

  test("is assumed elsewhere by a provider, which several clients may share", async () => {
    const client = new STSClient({ credentials: fromIni({ profile: "dev" }), endpoint: nowhere });
    await rejection(client.send(whoAmI(), { timeout: 5_000 }));
    expect(sts.requests.map(({ operation }) => operation)).toEqual(["AssumeRole"]);
  });
});

describe("an error of the role's request names role and profile, not where else credentials could be", () => {
  const expected = (ending: string) =>
    new RegExp(`^The request to .* The request was to assume ${roleArn("Open")}\\. ${ending}$`);

  test("when the client's endpoint cannot be reached", async () => {
    const client = new STSClient({ profile: "dev", endpoint: nowhere, maxAttempts: 1 });
    const { message } = await rejection(client.send(whoAmI()));
    expect(message).toMatch(expected("The role is for profile dev\\."));
    expect(message).toContain("The endpoint is from the option endpoint.");
  });

  test("when the endpoint of the environment cannot be reached, for a profile of the environment", async () => {
    vi.stubEnv("AWS_ENDPOINT_URL_STS", nowhere);
    vi.stubEnv("AWS_PROFILE", "dev");
    vi.stubEnv("AWS_MAX_ATTEMPTS", "1");
    for (const credentials of [undefined, fromIni()]) {
      const { message } = await rejection(new STSClient({ credentials }).send(whoAmI()));
      expect(message).toMatch(expected("The role is for profile dev \\(from AWS_PROFILE\\)\\."));
      expect(message).toContain("The endpoint is from the environment variable AWS_ENDPOINT_URL_STS.");
    }
  });

  test("when it is the first of a chain", async () => {
    vi.stubEnv("AWS_ENDPOINT_URL_STS", nowhere);
    vi.stubEnv("AWS_MAX_ATTEMPTS", "1");
    const chained = fromTemporaryCredentials({
      params: { RoleArn: roleArn("Chained") },
      masterCredentials: fromIni({ profile: "dev" }),
    });
    const { message } = await rejection(chained());
    expect(message).toMatch(expected("The role is for profile dev\\."));
    expect(message).not.toContain("Chained");
  });

  test("when it is the role of a source profile", async () => {
    writeHomeFile(
      "config",
      `[profile dev]\nrole_arn = ${roleArn("Open")}\nsource_profile = base\n` +
        `[profile chain]\nrole_arn = ${roleArn("Chained")}\nsource_profile = dev\n`,
    );
    const client = new STSClient({ profile: "chain", endpoint: nowhere, maxAttempts: 1 });
    const { message } = await rejection(client.send(whoAmI()));
    expect(message).toMatch(expected("The role is for profile dev, a source of profile chain\\."));
  });

  test("when STS refuses", async () => {
    writeHomeFile(
      "config",
      `[profile dev]\nrole_arn = ${roleArn("WithExternalId")}\nsource_profile = base\n`,
    );
    const error = await rejection(new STSClient({ profile: "dev" }).send(whoAmI()));
    expect(error.name).toBe("AccessDenied");
    expect(error.message).toContain(`(while assuming ${roleArn("WithExternalId")})`);
    expect(error.message).toMatch(/The role is for profile dev\.$/);
  });
});
