import { SignatureV4 } from "@smithy/signature-v4";
import { roleSessions } from "@stskit/e2e-support/core/role-sessions";
import { SmithySha256 } from "@stskit/e2e-support/core/sha256";
import fc from "fast-check";
import { expect, test, vi } from "vitest";
import { BaseSTSClient } from "../client/sts-client.js";
import { AssumeRoleCommand } from "../commands/AssumeRoleCommand.js";
import { AssumeRoleWithWebIdentityCommand } from "../commands/AssumeRoleWithWebIdentityCommand.js";
import { GetCallerIdentityCommand } from "../commands/GetCallerIdentityCommand.js";
import { formatUrl } from "../protocol/query-string.js";
import { base64, base64Url } from "../schema/base64.js";
import { eksTokens } from "./eks-token.js";
import { presigner } from "./presign.js";
import { signedCallerIdentity } from "./signed-caller-identity.js";

const credentials = { accessKeyId: "ASIAEXAMPLE", secretAccessKey: "secret", sessionToken: "token/+=" };
const config = { region: "eu-west-1", credentials };

test("a GET has everything in its URL, and nothing is sent", async () => {
  const { platform, requests } = roleSessions();
  const client = new BaseSTSClient(platform, config);
  const request = await presigner(platform)(client, new GetCallerIdentityCommand({}), { expiresIn: 60 });
  expect(request).toMatchObject({ method: "GET", headers: { host: "sts.eu-west-1.amazonaws.com" } });
  expect(request.body).toBeUndefined();
  expect(Object.keys(request.headers)).toEqual(["host"]);
  expect(formatUrl(request)).toMatch(
    /^https:\/\/sts\.eu-west-1\.amazonaws\.com\/\?Action=GetCallerIdentity&Version=2011-06-15&X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=ASIAEXAMPLE%2F20260102%2Feu-west-1%2Fsts%2Faws4_request&X-Amz-Date=20260102T030405Z&X-Amz-Expires=60&X-Amz-SignedHeaders=host&X-Amz-Security-Token=token%2F%2B%3D&X-Amz-Signature=[0-9a-f]{64}$/,
  );
  expect(requests).toHaveLength(0);
});

test("signs as smithy does, for GET and POST and any command", async () => {
  const { platform, time } = roleSessions();
  const client = new BaseSTSClient(platform, config);
  const smithy = new SignatureV4({ credentials, region: "eu-west-1", service: "sts", sha256: SmithySha256 });
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom("GET" as const, "POST" as const),
      fc.string({ unit: "grapheme" }),
      fc.integer({ min: 1, max: 604_800 }),
      fc.stringMatching(/^[\x21-\x7e]{1,20}$/),
      async (method, policy, expiresIn, value) => {
        const command = new AssumeRoleCommand({ RoleArn: "arn:role", RoleSessionName: "s", Policy: policy });
        const headers = { "x-extra": value };
        const ours = await presigner(platform)(client, command, { method, expiresIn, headers });
        const query = Object.fromEntries(
          Object.entries(ours.query!).filter(([name]) => !name.startsWith("X-Amz-")),
        );
        const theirs = await smithy.presign({ ...ours, query } as any, {
          expiresIn,
          signingDate: new Date(time.now()),
        });
        expect(ours.query!["X-Amz-Signature"]).toBe(theirs.query!["X-Amz-Signature"]);
      },
    ),
    { numRuns: 60 },
  );
});

test.each<[what: string, given: (client: BaseSTSClient) => any[], missing: string]>([
  [
    "options in the place of a client",
    () => [config, new GetCallerIdentityCommand({})],
    "an STSClient as its first",
  ],
  ["no client", () => [undefined, new GetCallerIdentityCommand({})], "an STSClient as its first"],
  ["no command", (client) => [client], "a command as its second"],
  ["an input in the place of a command", (client) => [client, {}], "a command as its second"],
])("says how it is called when it is given %s", async (_, given, missing) => {
  const { platform } = roleSessions();
  const [client, command] = given(new BaseSTSClient(platform, config));
  await expect(presigner(platform)(client, command)).rejects.toThrow(
    new TypeError(
      `presign takes ${missing} argument. Write presign(client, new GetCallerIdentityCommand(), { expiresIn: 60 }).`,
    ),
  );
});

test("warns of an option that there is not", async () => {
  const { platform } = roleSessions();
  const warn = vi.fn();
  const client = new BaseSTSClient(platform, config);
  await presigner({ ...platform, warn })(client, new GetCallerIdentityCommand({}), {
    expiresin: 3,
  } as object);
  expect(warn.mock.calls).toEqual([
    ['Unknown option "expiresin" of presign. Did you mean "expiresIn"?', "STSKIT_UNKNOWN_OPTION"],
  ]);
});

test("uses the client's corrected clock", async () => {
  const { platform } = roleSessions();
  const client = new BaseSTSClient(platform, { ...config, systemClockOffset: 3_600_000 });
  const request = await presigner(platform)(client, new GetCallerIdentityCommand({}));
  expect(request.query).toMatchObject({ "X-Amz-Date": "20260102T040405Z", "X-Amz-Expires": "900" });
});

test("runs the client's middleware, and leaves its stack unchanged", async () => {
  const { platform } = roleSessions();
  const client = new BaseSTSClient(platform, config);
  client.middlewareStack.add(
    (next: any) => async (args: any) => {
      args.request.headers["x-marked"] = "yes";
      return next(args);
    },
    { step: "build", name: "marker" },
  );
  const before = client.middlewareStack.identify();
  const request = await presigner(platform)(client, new GetCallerIdentityCommand({}));
  expect(request.query!["X-Amz-SignedHeaders"]).toBe("host;x-marked");
  expect(client.middlewareStack.identify()).toEqual(before);
});

test.each([
  [{ expiresIn: 0 }, "expiresIn must be a whole number of seconds from 1 to 604800, but 0 was given"],
  [{ expiresIn: 1.5 }, "1.5 was given"],
  [{ expiresIn: 604_801 }, "604801 was given"],
  [{ expiresIn: "60" as any }, "a value of type string was given"],
  [{ method: "PUT" as any }, 'method must be "GET" or "POST", but "PUT" was given'],
])("rejects %o", async (options, message) => {
  const { platform } = roleSessions();
  const client = new BaseSTSClient(platform, config);
  await expect(presigner(platform)(client, new GetCallerIdentityCommand({}), options)).rejects.toThrow(
    message,
  );
});

test("rejects unsigned operations, and missing credentials", async () => {
  const { platform } = roleSessions();
  const presign = presigner(platform);
  const command = new AssumeRoleWithWebIdentityCommand({
    RoleArn: "arn:role",
    RoleSessionName: "s",
    WebIdentityToken: "jwt",
  });
  await expect(presign(new BaseSTSClient(platform, config), command)).rejects.toThrow("nothing to presign");
  await expect(
    presign(new BaseSTSClient(platform, { region: "eu-west-1" }), new GetCallerIdentityCommand({})),
  ).rejects.toThrow("Credentials are missing");
});

test("an EKS token is a URL for the cluster, valid for fourteen minutes", async () => {
  const { platform, time } = roleSessions();
  const { token, expiration } = await eksTokens(platform)({ ...config, clusterName: "prod" });
  expect(expiration.getTime() - time.now()).toBe(14 * 60_000);
  expect(token).toMatch(/^k8s-aws-v1\.[\w-]+$/);
  const url = new URL(atob(token.slice("k8s-aws-v1.".length).replace(/-/g, "+").replace(/_/g, "/")));
  expect(url.origin).toBe("https://sts.eu-west-1.amazonaws.com");
  expect(Object.fromEntries(url.searchParams)).toMatchObject({
    Action: "GetCallerIdentity",
    "X-Amz-Expires": "60",
    "X-Amz-SignedHeaders": "host;x-k8s-aws-id",
    "X-Amz-Security-Token": credentials.sessionToken,
  });
  await expect(eksTokens(platform)({ ...config, clusterName: "" })).rejects.toThrow("clusterName is missing");
});

test("a signed request for Vault", async () => {
  const { platform } = roleSessions();
  const request = await signedCallerIdentity(platform)({ ...config, serverId: "vault.example.com" });
  expect(request).toMatchObject({
    method: "POST",
    url: "https://sts.eu-west-1.amazonaws.com/",
    body: "Action=GetCallerIdentity&Version=2011-06-15",
  });
  expect(request.headers["authorization"]).toContain(
    "SignedHeaders=content-type;host;x-amz-content-sha256;x-amz-date;x-amz-security-token;x-vault-aws-iam-server-id",
  );
  const decoded = (text: string) => atob(text);
  const { vaultLogin } = request;
  expect(vaultLogin.iam_http_request_method).toBe("POST");
  expect(decoded(vaultLogin.iam_request_url)).toBe(request.url);
  expect(decoded(vaultLogin.iam_request_body)).toBe(request.body);
  expect(JSON.parse(decoded(vaultLogin.iam_request_headers))).toEqual(request.headers);
  await expect(signedCallerIdentity(platform)({ ...config, serverId: "a\nb" })).rejects.toThrow(
    "serverId must be",
  );
});

test("base64 agrees with that of browsers and Node", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary-ascii" }), (text) => {
      expect(base64(text)).toBe(btoa(text));
      expect(base64Url(text)).toMatch(/^[\w-]*$/);
      expect(atob(base64Url(text).replace(/-/g, "+").replace(/_/g, "/"))).toBe(text);
    }),
  );
});

test("a line break cannot smuggle in a header", async () => {
  const { platform } = roleSessions();
  const client = new BaseSTSClient(platform, config);
  const headers = { "x-mine": "a\r\nx-other: b" };
  await expect(presigner(platform)(client, new GetCallerIdentityCommand({}), { headers })).rejects.toThrow(
    "The header x-mine contains a line break",
  );
  await expect(eksTokens(platform)({ clusterName: "prod\r\nx-other: b", ...config })).rejects.toThrow(
    "clusterName contains a line break",
  );
});

test("no line break gets into a URL or a header, whoever put it there", async () => {
  const { platform } = roleSessions();
  const evil = "a\r\nx-other: b";
  const inPath = new BaseSTSClient(platform, config);
  inPath.middlewareStack.add(
    (next: any) => async (args: any) => {
      args.request.path = `/${evil}`;
      return next(args);
    },
    { step: "build", name: "evil" },
  );
  const message = "The path of the request contains a line break";
  await expect(presigner(platform)(inPath, new GetCallerIdentityCommand({}))).rejects.toThrow(message);
  await expect(signedCallerIdentity(platform)({ client: inPath })).rejects.toThrow(message);
  await expect(eksTokens(platform)({ client: inPath, clusterName: "prod" })).rejects.toThrow(message);
  const inToken = { ...config, credentials: { ...credentials, sessionToken: evil } };
  await expect(signedCallerIdentity(platform)(inToken)).rejects.toThrow(
    "The header x-amz-security-token contains a line break",
  );
});

test("a client that does not correct its clock presigns by its own", async () => {
  const { platform, time } = roleSessions();
  const client = new BaseSTSClient(platform, {
    region: "eu-west-1",
    credentials,
    systemClockOffset: 3_600_000,
    disableClockSkewCorrection: true,
  });
  const { query } = await presigner(platform)(client, new GetCallerIdentityCommand());
  const now = new Date(time.now()).toISOString().replace(/[-:]|\.\d+/g, "");
  expect(query!["X-Amz-Date"]).toBe(now);
});
