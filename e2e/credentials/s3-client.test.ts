import { createRequire } from "node:module";
import { ListBucketsCommand, S3Client, type S3ClientConfig } from "@aws-sdk/client-s3";
import {
  cacheCredentials,
  decorateDefaultCredentialProvider,
  fromIni,
  fromNodeProviderChain,
  fromTemporaryCredentials,
  fromWebToken,
  GetCallerIdentityCommand,
  STSClient,
} from "@stskit/client-sts-node";
import { type LocalS3, startLocalS3 } from "@stskit/e2e-support/aws/local-s3";
import { roleArn, staticProfile, userKey } from "@stskit/e2e-support/aws/local-sts";
import { sts } from "@stskit/e2e-support/aws/sts-in-environment";
import { writeHomeFile } from "@stskit/e2e-support/environment/empty-home";
import { afterEach, beforeEach, expect, test } from "vitest";

let s3: LocalS3;
beforeEach(async () => {
  s3 = await startLocalS3();
});
afterEach(() => s3.close());

const client = (options: S3ClientConfig) =>
  new S3Client({ region: "eu-west-1", endpoint: s3.endpoint, forcePathStyle: true, ...options });

test("S3 is asked with the credentials of a role that was come to by way of two others", async () => {
  const first = fromTemporaryCredentials({
    params: { RoleArn: roleArn("Open"), RoleSessionName: "first" },
    masterCredentials: userKey(sts, "alice"),
  });
  const second = fromTemporaryCredentials({
    params: { RoleArn: roleArn("Chained"), RoleSessionName: "second" },
    masterCredentials: first,
  });
  const third = fromTemporaryCredentials({
    params: { RoleArn: roleArn("Open"), RoleSessionName: "third" },
    masterCredentials: second,
  });
  await client({ credentials: third }).send(new ListBucketsCommand({}));
  expect(s3.verify(await third())).toBe(true);
  expect(sts.requests.map(({ principal }) => principal)).toEqual([
    "arn:aws:iam::123456789012:user/alice",
    "arn:aws:sts::123456789012:assumed-role/Open/first",
    "arn:aws:sts::123456789012:assumed-role/Chained/second",
  ]);
});

test("a thousand callers of three clients, one request to STS", async () => {
  const credentials = fromTemporaryCredentials({
    params: { RoleArn: roleArn("Open") },
    masterCredentials: userKey(sts, "alice"),
  });
  const clients = [client({ credentials }), client({ credentials, region: "us-east-1" })];
  const ours = new STSClient({ region: "eu-west-1", credentials });
  await Promise.all(
    Array.from({ length: 1_000 }, (_, index) =>
      index % 3 === 2
        ? ours.send(new GetCallerIdentityCommand({}))
        : clients[index % 3]!.send(new ListBucketsCommand({})),
    ),
  );
  expect(sts.requests.filter(({ operation }) => operation === "AssumeRole")).toHaveLength(1);
  expect(s3.signers).toHaveLength(667);
  expect(s3.verify(await credentials())).toBe(true);
});

test("the provider works in the region and with the profile of the client that asks", async () => {
  writeHomeFile("credentials", staticProfile(sts, "base", "bob") + staticProfile(sts, "default", "alice"));
  writeHomeFile("config", `[profile dev]\nrole_arn = ${roleArn("Open")}\nsource_profile = base\n`);
  const temporary = fromTemporaryCredentials({ params: { RoleArn: roleArn("Open") } });
  await client({ region: "ap-south-1", profile: "base", credentials: temporary }).send(
    new ListBucketsCommand({}),
  );
  const ini = fromIni();
  await client({ region: "ca-central-1", profile: "dev", credentials: ini }).send(new ListBucketsCommand({}));
  expect(
    sts.requests.map(({ principal, headers }) => [
      principal,
      /Credential=[^/]+\/\d+\/([^/]+)/.exec(headers["authorization"]!)![1],
    ]),
  ).toEqual([
    ["arn:aws:iam::123456789012:user/bob", "ap-south-1"],
    ["arn:aws:iam::123456789012:user/bob", "ca-central-1"],
  ]);
});

test("a web identity, its token read for each session", async () => {
  const credentials = fromWebToken({
    roleArn: roleArn("WebIdentity"),
    webIdentityToken: () => sts.webIdentityToken(),
  });
  await client({ credentials }).send(new ListBucketsCommand({}));
  credentials.invalidate(await credentials());
  await client({ credentials }).send(new ListBucketsCommand({}));
  expect(new Set(s3.signers).size).toBe(2);
  expect(s3.verify(await credentials())).toBe(true);
});

test("the chain for Node, and AWS's own with our role assumers", async () => {
  writeHomeFile("credentials", staticProfile(sts, "base"));
  writeHomeFile("config", `[default]\nrole_arn = ${roleArn("Open")}\nsource_profile = base\n`);
  await client({ credentials: fromNodeProviderChain() }).send(new ListBucketsCommand({}));
  const { defaultProvider } = await import("@aws-sdk/credential-provider-node");
  await client({ credentialDefaultProvider: decorateDefaultCredentialProvider(defaultProvider) } as any).send(
    new ListBucketsCommand({}),
  );
  expect(s3.signers).toHaveLength(2);
  for (const { headers, status } of sts.requests) {
    expect(headers["user-agent"]).toContain("stskit");
    expect(status).toBe(200);
  }
  expect(sts.requests).toHaveLength(2);
});

test("a provider of one's own gets the cache too", async () => {
  let asked = 0;
  const provider = async () => {
    asked++;
    return { ...userKey(sts, "alice"), expiration: new Date(Date.now() + 3_600_000) };
  };
  const credentials = cacheCredentials(provider);
  await Promise.all([1, 2, 3].map(() => client({ credentials }).send(new ListBucketsCommand({}))));
  expect(asked).toBe(1);
  const shared = [1, 2, 3].map(() => new STSClient({ region: "eu-west-1", credentials: provider }));
  await Promise.all(shared.map((each) => each.send(new GetCallerIdentityCommand({}))));
  expect(asked).toBe(2);
});

test("docs/migrating.md: AWS's other packages do not depend on @aws-sdk/client-sts, so that nothing of it can be replaced there", () => {
  const require = createRequire(import.meta.url);
  for (const name of ["@aws-sdk/credential-providers", "@aws-sdk/client-s3"]) {
    const { dependencies } = require(`${name}/package.json`);
    expect(Object.keys(dependencies)).not.toContain("@aws-sdk/client-sts");
  }
});
