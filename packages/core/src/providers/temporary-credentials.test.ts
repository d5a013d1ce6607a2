import { roleSessions } from "@stskit/e2e-support/core/role-sessions";
import { expect, test } from "vitest";
import { BaseSTSClient } from "../client/sts-client.js";
import { AssumeRoleCommand } from "../commands/AssumeRoleCommand.js";
import { temporaryCredentials } from "./temporary-credentials.js";
import { webToken } from "./web-token.js";

const arn = (name: string) => `arn:aws:iam::123456789012:role/${name}`;
const masterCredentials = { accessKeyId: "AKIAMASTER", secretAccessKey: "secret" };

test("roles can be chained: each call is signed with the credentials of the previous role", async () => {
  const { platform, requests } = roleSessions();
  const fromTemporaryCredentials = temporaryCredentials(platform);
  const first = fromTemporaryCredentials({ params: { RoleArn: arn("First") }, masterCredentials });
  const second = fromTemporaryCredentials({ params: { RoleArn: arn("Second") }, masterCredentials: first });
  const third = fromTemporaryCredentials({ params: { RoleArn: arn("Third") }, masterCredentials: second });
  expect((await third()).accessKeyId).toBe("ASIAThird");
  expect(requests.map(({ signer }) => signer)).toEqual(["AKIAMASTER", "ASIAFirst", "ASIASecond"]);
  await third();
  expect(requests).toHaveLength(3);
});

test.each([
  ["masterCredentials", { masterCredentials, clientConfig: { credentials: key("CONFIG") } }, "AKIAMASTER"],
  ["clientConfig", { clientConfig: { credentials: key("CONFIG") } }, "CONFIG"],
  ["the calling client's default", {}, "CALLER"],
])("the role is assumed with the credentials of %s", async (_, options, signer) => {
  const { platform, requests } = roleSessions({ credentials: () => async () => key("PLATFORM") });
  const provider = temporaryCredentials(platform)({ params: { RoleArn: arn("Role") }, ...options });
  const credentials = () => {
    throw new Error("The provider must not be given the credentials it provides.");
  };
  await provider({
    callerClientConfig: { credentials, credentialDefaultProvider: () => async () => key("CALLER") },
  });
  expect(requests[0]!.signer).toBe(signer);
});

test("without any of those, the role is assumed with the platform's default", async () => {
  const { platform, requests } = roleSessions({ credentials: () => async () => key("PLATFORM") });
  await temporaryCredentials(platform)({ params: { RoleArn: arn("Role") } })();
  expect(requests[0]!.signer).toBe("PLATFORM");
});

test("region and handler are the calling client's, and the session name has a default", async () => {
  const { platform, requests, handler, time } = roleSessions();
  const provider = temporaryCredentials(platform)({ params: { RoleArn: arn("Role") }, masterCredentials });
  await provider({
    callerClientConfig: { region: async () => "eu-west-1", requestHandler: handler("caller") },
  });
  expect(requests[0]).toMatchObject({ region: "eu-west-1", handler: "caller" });
  expect(requests[0]!.form["RoleSessionName"]).toBe(`stskit-${time.now()}`);
});

test("an MFA code is requested for each refresh, five to six minutes before expiry at the earliest", async () => {
  const { platform, requests, time } = roleSessions();
  const codes = ["111111", "222222"];
  const provider = temporaryCredentials(platform)({
    params: { RoleArn: arn("Role"), SerialNumber: "arn:mfa" },
    masterCredentials,
    mfaCodeProvider: async (serial) => `${codes.shift()}${serial === "arn:mfa" ? "" : "?"}`,
  });
  await provider();
  time.set(time.now() + 53 * 60_000);
  await provider();
  expect(codes).toHaveLength(1);
  time.set(time.now() + 7 * 60_000);
  await provider();
  expect(requests.map(({ form }) => form["TokenCode"])).toEqual(["111111", "222222"]);
});

test("when STS does not respond, a chain of roles makes as many attempts as one role, and requests one MFA code", async () => {
  const { platform, requests, time, state } = roleSessions();
  state.refuse = ["RequestTimeout", "Later."];
  const fromTemporaryCredentials = temporaryCredentials(platform);
  let prompts = 0;
  const first = fromTemporaryCredentials({
    params: { RoleArn: arn("First"), SerialNumber: "arn:mfa" },
    masterCredentials,
    mfaCodeProvider: async () => String(++prompts),
  });
  const second = fromTemporaryCredentials({ params: { RoleArn: arn("Second") }, masterCredentials: first });
  const client = new BaseSTSClient(platform, { region: "eu-west-1", credentials: second });
  const error: any = await time
    .run(client.send(new AssumeRoleCommand({ RoleArn: arn("Third"), RoleSessionName: "third" })))
    .catch((e) => e);
  expect(error).toMatchObject({ name: "RequestTimeout", $metadata: { attempts: 3 } });
  expect(requests.map(({ form }) => form["RoleArn"])).toEqual(Array(3).fill(arn("First")));
  expect(prompts).toBe(1);
});

test("missing options are named", async () => {
  const { platform } = roleSessions();
  expect(() => temporaryCredentials(platform)({ params: {} as any })).toThrow("params.RoleArn is missing");
  expect(() => webToken(platform)({ roleArn: arn("Role") } as any)).toThrow("webIdentityToken is missing");
  expect(() => webToken(platform)(undefined as any)).toThrow("roleArn is missing");
  const provider = temporaryCredentials(platform)({
    params: { RoleArn: arn("Role"), SerialNumber: "arn:mfa" },
  });
  await expect(provider()).rejects.toMatchObject({
    name: "CredentialsProviderError",
    tryNextLink: false,
    message: expect.stringContaining("MFA device arn:mfa, but mfaCodeProvider is missing"),
  });
  await expect(webToken(platform)({ roleArn: arn("Role"), webIdentityToken: () => "" })()).rejects.toThrow(
    "is empty, but must be a string",
  );
});

test("a token function is called for each refresh", async () => {
  const { platform, requests, time } = roleSessions();
  let serial = 0;
  const provider = webToken(platform)({
    roleArn: arn("Web"),
    webIdentityToken: async () => `jwt ${++serial}`,
    roleSessionName: "session",
    durationSeconds: 900,
    clientConfig: { region: "eu-west-1" },
  });
  await Promise.all([provider(), provider()]);
  time.set(time.now() + 3_600_000);
  await provider();
  expect(requests.map(({ form }) => form["WebIdentityToken"])).toEqual(["jwt 1", "jwt 2"]);
  expect(requests[0]).toMatchObject({
    signer: undefined,
    hostname: "sts.eu-west-1.amazonaws.com",
    form: { RoleSessionName: "session", DurationSeconds: "900" },
  });
});

test("a given role assumer replaces our client", async () => {
  const { platform, requests } = roleSessions();
  const provider = webToken(platform)({
    roleArn: arn("Web"),
    webIdentityToken: "jwt",
    roleAssumerWithWebIdentity: async ({ WebIdentityToken }) => key(`by ${WebIdentityToken}`),
  });
  expect((await provider()).accessKeyId).toBe("by jwt");
  expect(requests).toHaveLength(0);
});

function key(accessKeyId: string) {
  return { accessKeyId, secretAccessKey: "secret" };
}
