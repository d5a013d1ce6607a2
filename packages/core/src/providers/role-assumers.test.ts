import { roleSessions } from "@stskit/e2e-support/core/role-sessions";
import { expect, test, vi } from "vitest";
import type { Platform } from "../platform.js";
import { decoratedDefaultProvider, roleAssumer, roleAssumerWithWebIdentity } from "./role-assumers.js";

const source = (accessKeyId: string) => ({ accessKeyId, secretAccessKey: "secret" });
const role = (name: string) => ({
  RoleArn: `arn:aws:iam::123456789012:role/${name}`,
  RoleSessionName: "session",
});

test("a role's credentials have their account and their source", async () => {
  const { platform, time } = roleSessions();
  expect(await roleAssumer(platform)()(source("AKIA1"), role("Reader"))).toEqual({
    accessKeyId: "ASIAReader",
    secretAccessKey: "secret of Reader",
    sessionToken: "token of Reader",
    expiration: new Date(time.now() + 3_600_000),
    accountId: "123456789012",
    $source: { CREDENTIALS_STS_ASSUME_ROLE: "i", RESOLVED_ACCOUNT_ID: "T" },
  });
});

test("a web identity needs no credentials and is sent unsigned", async () => {
  const { platform, requests } = roleSessions();
  const assume = roleAssumerWithWebIdentity(platform)();
  const credentials = await assume({ ...role("Web"), WebIdentityToken: "jwt" });
  expect(credentials).toMatchObject({
    accessKeyId: "ASIAWeb",
    $source: { CREDENTIALS_STS_ASSUME_ROLE_WEB_ID: "k", RESOLVED_ACCOUNT_ID: "T" },
  });
  expect(requests[0]).toMatchObject({ signer: undefined, form: { WebIdentityToken: "jwt" } });
});

test("overlapping calls sign with their own credentials", async () => {
  const { platform, requests } = roleSessions();
  const assume = roleAssumer(platform)();
  const names = Array.from({ length: 50 }, (_, index) => `R${index}`);
  await Promise.all(names.map((name) => assume(source(`AKIA${name}`), role(name))));
  expect(requests).toHaveLength(50);
  for (const { signer, form } of requests) {
    expect(signer).toBe(`AKIA${form["RoleArn"]!.split("/").at(-1)}`);
  }
});

test.each([
  ["its own", { region: "eu-north-1", parentClientConfig: { region: "eu-west-1" } }, "eu-north-1"],
  ["its own by a function", { region: async () => "eu-north-1" }, "eu-north-1"],
  ["the parent's", { parentClientConfig: { region: async () => "eu-west-1" } }, "eu-west-1"],
  ["the platform's", {}, "ap-south-1"],
])("the region is %s", async (_, options, region) => {
  const { platform, requests } = roleSessions({ region: "ap-south-1" });
  await roleAssumer(platform)(options)(source("AKIA1"), role("Reader"));
  expect(requests[0]).toMatchObject({ region, hostname: `sts.${region}.amazonaws.com` });
});

test("the region defaults to us-east-1", async () => {
  const { platform, requests } = roleSessions();
  await roleAssumer(platform)()(source("AKIA1"), role("Reader"));
  expect(requests[0]!.region).toBe("us-east-1");
});

test("the parent's handler is used, unless it speaks HTTP/2", async () => {
  const { platform, requests, handler } = roleSessions();
  const assumeBy = (requestHandler: unknown) =>
    roleAssumer(platform)({ parentClientConfig: { requestHandler } })(source("AKIA1"), role("Reader"));
  await assumeBy(handler("parent"));
  await assumeBy(handler("parent", { handlerProtocol: "h2" }));
  expect(requests.map((request) => request.handler)).toEqual(["parent", "own"]);
});

test("an own handler, or options of one, takes precedence over the parent's", async () => {
  const { platform, requests, handler } = roleSessions();
  const parentClientConfig = { requestHandler: handler("parent") };
  for (const requestHandler of [{ requestTimeout: 5 }, handler("given")]) {
    await roleAssumer(platform)({ requestHandler, parentClientConfig })(source("AKIA1"), role("Reader"));
  }
  expect(requests.map((request) => request.handler)).toEqual(['{"requestTimeout":5}', "given"]);
});

test("the same options share one handler, and so do calls without options", async () => {
  const { platform, handlersMade } = roleSessions();
  const requestHandler = { requestTimeout: 5 };
  for (let session = 0; session < 3; session++) {
    await roleAssumer(platform)({ requestHandler })(source("AKIA1"), role("Reader"));
    await roleAssumer(platform)()(source("AKIA1"), role("Reader"));
  }
  expect(handlersMade).toEqual(['{"requestTimeout":5}', "own"]);
});

test("a value that is not a handler is rejected", async () => {
  const { platform } = roleSessions();
  const assume = roleAssumer(platform)({ requestHandler: "https" as never });
  await expect(assume(source("AKIA1"), role("Reader"))).rejects.toThrow("requestHandler");
});

test("role sessions with the same endpoint share a retry budget, those with another have their own", async () => {
  const { platform, requests, time, state } = roleSessions();
  state.refuse = ["RequestTimeout", "Later."];
  const attempts = async (region: string) => {
    const before = requests.length;
    const assume = roleAssumer(platform)({ region });
    await time.run(assume(source("AKIA1"), role("Reader"))).catch(() => {});
    return requests.length - before;
  };
  const outage: number[] = [];
  for (let call = 0; call < 30; call++) outage.push(await attempts("eu-west-1"));
  expect(outage[0]).toBe(3);
  expect(outage.at(-1)).toBe(1);
  expect(await attempts("eu-north-1")).toBe(3);
});

test("plugins are applied to the client's middleware stack", async () => {
  const { platform } = roleSessions();
  const names: string[] = [];
  const plugin = {
    applyToStack: (stack: any) =>
      stack.add(
        (next: any, context: any) => async (args: any) => {
          names.push(context.commandName);
          return next(args);
        },
        { step: "build", name: "marker" },
      ),
  };
  const assume = roleAssumer(platform)({}, [plugin]);
  await assume(source("AKIA1"), role("Reader"));
  await assume(source("AKIA1"), role("Reader"));
  expect(names).toEqual(["AssumeRoleCommand", "AssumeRoleCommand"]);
});

test("a response without credentials is an error that names the role", async () => {
  const { platform, state } = roleSessions();
  state.empty = true;
  await expect(roleAssumer(platform)()(source("AKIA1"), role("Reader"))).rejects.toThrow(
    "The response has no credentials for arn:aws:iam::123456789012:role/Reader",
  );
});

test.each([
  ["ExpiredToken", "The security token included in the request is expired", {}, "sign in again"],
  [
    "AccessDenied",
    "MultiFactorAuthentication failed with invalid MFA one time pass code.",
    { SerialNumber: "arn:mfa" },
    "Check the code of MFA device arn:mfa",
  ],
  [
    "AccessDenied",
    "User: arn:aws:iam::1:user/MFA is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::1:role/mfa-reader",
    {},
    "allows the caller",
  ],
  ["AccessDenied", "Not authorized", { ExternalId: "x" }, "allows the caller with this external id"],
  [
    "SignatureDoesNotMatch",
    "The request signature we calculated does not match",
    {},
    "secret of the source access key",
  ],
  ["SignatureDoesNotMatch", "Signature expired: 20260102T030405Z is now earlier than", {}, "machine's clock"],
  ["InvalidClientTokenId", "The security token is invalid.", {}, "does not exist or is inactive"],
])("a refusal %s (%s) keeps its class and says what to do", async (code, message, more, remedy) => {
  const { platform, state } = roleSessions();
  state.refuse = [code, message];
  const error: any = await roleAssumer(platform)()(source("AKIA1"), { ...role("Reader"), ...more }).catch(
    (e) => e,
  );
  expect(error).toMatchObject({ name: code, $metadata: { httpStatusCode: 403 } });
  expect(error.message).toContain(`${message} (while assuming arn:aws:iam::123456789012:role/Reader)`);
  expect(error.message).toContain(remedy);
});

test("a refused web identity gets advice about AssumeRoleWithWebIdentity", async () => {
  const { platform, state } = roleSessions();
  state.refuse = ["AccessDenied", "Not authorized to perform sts:AssumeRoleWithWebIdentity"];
  const assume = roleAssumerWithWebIdentity(platform)();
  await expect(assume({ ...role("Web"), WebIdentityToken: "jwt" })).rejects.toThrow(
    "its trust policy allows sts:AssumeRoleWithWebIdentity for the token's issuer",
  );
});

test("a default provider gets both role assumers, without the client's endpoint", async () => {
  const { platform, requests, handler } = roleSessions();
  let given: any;
  const decorated = decoratedDefaultProvider(platform)((input) => {
    given = input;
    return async () => ({ accessKeyId: "a", secretAccessKey: "s" });
  });
  const input = {
    region: "eu-west-1",
    endpoint: "https://s3.example.com",
    endpointProvider: () => {
      throw new Error("This is the endpoint of another service.");
    },
    requestHandler: handler("parent"),
  };
  await decorated(input)();
  expect(given).toMatchObject(input);
  await given.roleAssumer(source("AKIA1"), role("Reader"));
  await given.roleAssumerWithWebIdentity({ ...role("Web"), WebIdentityToken: "jwt" });
  expect(requests.map(({ hostname }) => hostname)).toEqual(Array(2).fill("sts.eu-west-1.amazonaws.com"));
});

test("a RoleArn that is not an ARN, such as a token, is neither shown nor logged", async () => {
  const { platform, state } = roleSessions();
  const token = "FwoGZXIvYXdzEHush==";
  const debug = vi.fn();
  const credentialProviderLogger = { debug, info() {}, warn() {}, error() {} };
  const assume = roleAssumer(platform)({ credentialProviderLogger });
  const RoleArn = `arn:${token}`;
  await assume(source("AKIA1"), { ...role("Reader"), RoleArn });
  state.refuse = ["AccessDenied", "Not authorized"];
  const refused = await assume(source("AKIA1"), { ...role("Reader"), RoleArn: token }).catch((e) => e);
  expect(debug).toHaveBeenCalledWith("Assuming a role whose ARN is not valid, in us-east-1");
  expect(refused.message).toMatch(/^Not authorized \(while assuming a role whose ARN is not valid\)/);
});

test("a new handler gets the defaults mode, from the option or from outside the program", async () => {
  const { platform, handlersMade } = roleSessions();
  const assume = async (found: typeof platform, options: object) =>
    roleAssumer(found)(options)(source("AKIA1"), role("Reader"));
  const requestHandler = { requestTimeout: 5 };
  await assume(platform, { defaultsMode: "in-region" });
  await assume(platform, { defaultsMode: async () => "In-Region", requestHandler });
  await assume(platform, { defaultsMode: "mobile", requestHandler });
  await assume(platform, { defaultsMode: "mobile", requestHandler });
  const settings: NonNullable<Platform["settings"]> = () => (setting) =>
    setting.environment.includes("AWS_DEFAULTS_MODE") ? (setting.read("standard") as never) : undefined;
  await assume({ ...platform, settings }, {});
  expect(handlersMade.map((options) => (options === "own" ? {} : JSON.parse(options)))).toEqual([
    { defaultsMode: "in-region" },
    { defaultsMode: "in-region", requestTimeout: 5 },
    { defaultsMode: "mobile", requestTimeout: 5 },
    { defaultsMode: "standard" },
  ]);
  await expect(assume(platform, { defaultsMode: "fast" })).rejects.toThrow('defaultsMode is "fast"');
});
