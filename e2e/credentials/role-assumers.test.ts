import {
  fromIni,
  fromTemporaryCredentials,
  fromTokenFile,
  fromWebToken,
} from "@aws-sdk/credential-providers";
import { getDefaultRoleAssumer, getDefaultRoleAssumerWithWebIdentity } from "@stskit/client-sts-node";
import { roleArn, staticProfile, userKey } from "@stskit/e2e-support/aws/local-sts";
import { sts } from "@stskit/e2e-support/aws/sts-in-environment";
import { writeHomeFile } from "@stskit/e2e-support/environment/empty-home";
import { describe, expect, test } from "vitest";

describe("AWS's own providers with our role assumers", () => {
  test("fromIni: a role by source_profile", async () => {
    writeHomeFile("credentials", staticProfile(sts, "base"));
    writeHomeFile("config", `[profile dev]\nrole_arn = ${roleArn("Open")}\nsource_profile = base\n`);
    const provider = fromIni({ profile: "dev", roleAssumer: getDefaultRoleAssumer({ region: "eu-west-1" }) });
    expect(await provider()).toMatchObject({
      accessKeyId: expect.stringMatching(/^ASIA/),
      accountId: "123456789012",
      $source: { CREDENTIALS_STS_ASSUME_ROLE: "i", RESOLVED_ACCOUNT_ID: "T" },
    });
    expect(sts.requests).toMatchObject([{ operation: "AssumeRole", principal: sts.accessKeys[0].arn }]);
    expect(sts.requests[0]!.headers["authorization"]).toContain("/eu-west-1/sts/");
    expect(sts.requests[0]!.headers["user-agent"]).toContain("stskit");
  });

  test("fromWebToken and fromTokenFile", async () => {
    const roleAssumerWithWebIdentity = getDefaultRoleAssumerWithWebIdentity({ region: "eu-west-1" });
    const webIdentityToken = await sts.webIdentityToken();
    const webIdentityTokenFile = writeHomeFile("token", webIdentityToken);
    const options = { roleArn: roleArn("WebIdentity"), roleAssumerWithWebIdentity };
    expect((await fromWebToken({ ...options, webIdentityToken })()).sessionToken).toBeDefined();
    expect((await fromTokenFile({ ...options, webIdentityTokenFile })()).sessionToken).toBeDefined();
    expect(sts.requests.map(({ operation, status }) => [operation, status])).toEqual(
      Array(2).fill(["AssumeRoleWithWebIdentity", 200]),
    );
  });

  test("fromTemporaryCredentials takes ours as master credentials", async () => {
    const { fromTemporaryCredentials: ours } = await import("@stskit/client-sts-node/credential-providers");
    const provider = fromTemporaryCredentials({
      params: { RoleArn: roleArn("Chained") },
      masterCredentials: ours({
        params: { RoleArn: roleArn("Open") },
        masterCredentials: userKey(sts, "bob"),
      }),
      clientConfig: { region: "eu-west-1" },
    });
    expect((await provider()).sessionToken).toBeDefined();
    expect(sts.requests.map(({ status }) => status)).toEqual([200, 200]);
  });
});

test("two hundred overlapping calls each sign with their own source credentials", async () => {
  const assume = getDefaultRoleAssumer({ region: "eu-west-1" });
  const users = ["alice", "bob"];
  await Promise.all(
    Array.from({ length: 200 }, (_, index) =>
      assume(userKey(sts, users[index % 2]!), {
        RoleArn: roleArn("Open"),
        RoleSessionName: users[index % 2]!,
      }),
    ),
  );
  expect(sts.requests).toHaveLength(200);
  for (const { principal, form } of sts.requests) {
    expect(principal).toBe(`arn:aws:iam::123456789012:user/${form["RoleSessionName"]}`);
  }
});
