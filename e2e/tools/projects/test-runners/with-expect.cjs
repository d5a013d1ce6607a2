const { mkdtempSync, rmSync, writeFileSync } = require("node:fs");
const { tmpdir } = require("node:os");
const { join } = require("node:path");

const account = "arn:aws:iam::123456789012";
const session = "arn:aws:sts::123456789012:assumed-role/Open/example";
const open = { RoleArn: `${account}:role/Open`, RoleSessionName: "example" };
const missing = { RoleArn: `${account}:role/Missing`, RoleSessionName: "example" };

/** The same tests for runners with Jest's `expect`. The packages are loaded by the test file, as the runner does it. */
module.exports = function testClient({ node, universal, local }, runner) {
  const { afterAll, afterEach, beforeAll, expect, test, fakeTimers } = runner;
  const folder = mkdtempSync(join(tmpdir(), "stskit-runner-"));
  let sts;
  let client;

  beforeAll(async () => {
    sts = await local.startStsLocal();
    const [{ accessKeyId, secretAccessKey }] = sts.accessKeys;
    writeFileSync(
      join(folder, "credentials"),
      `[alice]
aws_access_key_id = ${accessKeyId}
aws_secret_access_key = ${secretAccessKey}
[example]
role_arn = ${open.RoleArn}
role_session_name = example
source_profile = alice
`,
    );
    Object.assign(process.env, {
      AWS_ENDPOINT_URL_STS: sts.endpoint,
      AWS_REGION: "eu-west-1",
      AWS_SHARED_CREDENTIALS_FILE: join(folder, "credentials"),
      AWS_PROFILE: "alice",
    });
    client = new node.STSClient();
  });
  afterEach(() => fakeTimers?.restore());
  afterAll(async () => {
    rmSync(folder, { recursive: true });
    client.destroy();
    await sts.close();
  });

  test("assumes a role with credentials of a profile", async () => {
    const { AssumedRoleUser } = await client.send(new node.AssumeRoleCommand(open));
    expect(AssumedRoleUser).toEqual({ AssumedRoleId: expect.any(String), Arn: session });
  });

  test("assumes a role with the package for all platforms", async () => {
    const [credentials] = sts.accessKeys;
    const aws = new universal.STS({ region: "eu-west-1", endpoint: sts.endpoint, credentials });
    const { Credentials } = await aws.assumeRole(open);
    expect(Credentials.Expiration).toBeInstanceOf(Date);
  });

  test("assumes a role with a web identity", async () => {
    const { SubjectFromWebIdentityToken } = await client.send(
      new node.AssumeRoleWithWebIdentityCommand({
        RoleArn: `${account}:role/WebIdentity`,
        RoleSessionName: "example",
        WebIdentityToken: await sts.webIdentityToken({ sub: "somebody" }),
      }),
    );
    expect(SubjectFromWebIdentityToken).toBe("somebody");
  });

  test("a refusal is an exception of the service", async () => {
    const refused = client.send(new node.AssumeRoleCommand(missing));
    await expect(refused).rejects.toThrow(node.STSServiceException);
    await expect(refused).rejects.toThrow(/not authorized to perform sts:AssumeRole/);
    await expect(refused).rejects.toMatchObject({ name: "AccessDenied", $metadata: { attempts: 1 } });
  });

  test("a failure of the network keeps its text and code", async () => {
    const unreachable = new node.STSClient({ endpoint: "http://127.0.0.1:1", maxAttempts: 1 });
    const call = unreachable.send(new node.GetCallerIdentityCommand());
    await expect(call).rejects.toThrow(node.NetworkError);
    await expect(call).rejects.toThrow(/ECONNREFUSED/);
    await expect(call).rejects.toMatchObject({ code: "ECONNREFUSED" });
  });

  test("an abort rejects with an AbortError", async () => {
    sts.faults.add({ delayMs: 60_000 });
    const abort = new AbortController();
    const call = client.send(new node.GetCallerIdentityCommand(), { abortSignal: abort.signal });
    abort.abort();
    await expect(call).rejects.toThrow(node.AbortError);
    sts.faults.clear();
  });

  test("credentials come from AWS's chain", async () => {
    const credentials = await node.fromNodeProviderChain({ profile: "example" })();
    const { Arn } = await new node.STSClient({ credentials }).send(new node.GetCallerIdentityCommand());
    expect(Arn).toBe(session);
  });

  test.each(["fromIni", "fromProcess", "fromSSO"])("%s is loaded, and says what it lacks", async (name) => {
    await expect(node[name]({ profile: "none" })()).rejects.toThrow(/There is no profile none/);
  });

  test("credentials come from a role", async () => {
    const credentials = node.fromTemporaryCredentials({ params: open });
    const { Arn } = await new node.STSClient({ credentials }).send(new node.GetCallerIdentityCommand());
    expect(Arn).toBe(session);
  });

  if (!fakeTimers) return;

  test("fake timers do not hold up a call", async () => {
    fakeTimers.use();
    const fresh = new node.STSClient();
    expect((await fresh.send(new node.AssumeRoleCommand(open))).AssumedRoleUser.Arn).toBe(session);
    expect((await fresh.send(new node.AssumeRoleCommand(open))).AssumedRoleUser.Arn).toBe(session);
  });
};
