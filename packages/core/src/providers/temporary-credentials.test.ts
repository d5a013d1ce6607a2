import { roleSessions } from "@stskit/e2e-support/core/role-sessions";
import { expect, test } from "vitest";
import { BaseSTSClient } from "../client/sts-client.js";
import { AssumeRoleCommand } from "../operations/assume-role.js";
import { temporaryCredentials } from "./temporary-credentials.js";
import { webToken } from "./web-token.js";

const arn = (name: string) => `arn:aws:iam::123456789012:role/${name}`;
const masterCredentials = { accessKeyId: "AKIAMASTER", secretAccessKey: "secret" };

test("a role is assumed by way of roles, each signed for with the one before", async () => {
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
    throw new Error("The credentials asked for are these themselves.");
  };
  await provider({
    callerClientConfig: { credentials, credentialDefaultProvider: () => async () => key("CALLER") },
  });
  expect(requests[0]!.signer).toBe(signer);
});

test("and without all those, with the platform's default", async () => {
  const { platform, requests } = roleSessions({ credentials: () => async () => key("PLATFORM") });
  await temporaryCredentials(platform)({ params: { RoleArn: arn("Role") } })();
  expect(requests[0]!.signer).toBe("PLATFORM");
});

test("region and handler are the calling client's, a session name is made up", async () => {
  const { platform, requests, handler, time } = roleSessions();
  const provider = temporaryCredentials(platform)({ params: { RoleArn: arn("Role") }, masterCredentials });
  await provider({
    callerClientConfig: { region: async () => "eu-west-1", requestHandler: handler("caller") },
  });
  expect(requests[0]).toMatchObject({ region: "eu-west-1", handler: "caller" });
  expect(requests[0]!.form["RoleSessionName"]).toBe(`stskit-${time.now()}`);
});

test("a code is asked for at each renewal, no earlier than five to six minutes before the end", async () => {
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

test("when STS does not answer, a chain of roles asks it as often as one role does, and a person once", async () => {
  const { platform, requests, time, state } = roleSessions();
  state.refuse = ["RequestTimeout", "Later."];
  const fromTemporaryCredentials = temporaryCredentials(platform);
  let asked = 0;
  const first = fromTemporaryCredentials({
    params: { RoleArn: arn("First"), SerialNumber: "arn:mfa" },
    masterCredentials,
    mfaCodeProvider: async () => String(++asked),
  });
  const second = fromTemporaryCredentials({ params: { RoleArn: arn("Second") }, masterCredentials: first });
  const client = new BaseSTSClient(platform, { region: "eu-west-1", credentials: second });
  const error: any = await time
    .run(client.send(new AssumeRoleCommand({ RoleArn: arn("Third"), RoleSessionName: "third" })))
    .catch((e) => e);
  expect(error).toMatchObject({ name: "RequestTimeout", $metadata: { attempts: 3 } });
  expect(requests.map(({ form }) => form["RoleArn"])).toEqual(Array(3).fill(arn("First")));
  expect(asked).toBe(1);
});

test("what is missing is named", async () => {
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
    message: expect.stringContaining("MFA device arn:mfa, but no mfaCodeProvider"),
  });
  await expect(webToken(platform)({ roleArn: arn("Role"), webIdentityToken: () => "" })()).rejects.toThrow(
    "an empty one was given",
  );
});

test("a token that is a function is read at each renewal", async () => {
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

test("a role assumer that is given asks in the place of our client", async () => {
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
