import { type StsLocal, startStsLocal } from "@stskit/sts-local";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { bundleSnippet } from "./bundle-snippet.js";
import { runSnippet } from "./run-snippet.js";
import { type WebIdentity, webIdentity } from "./web-identity.js";

let sts: StsLocal;
let identity: WebIdentity;

beforeAll(async () => {
  identity = await webIdentity();
  sts = await startStsLocal({ oidcProviders: [identity.provider], roles: identity.roles });
});
afterEach(() => sts.faults.clear());
afterAll(() => sts.close());

const alice = "arn:aws:iam::123456789012:user/alice";
const session = (name: string): string => `arn:aws:sts::123456789012:assumed-role/Open/${name}`;

describe("@aws-sdk/client-sts-node, by its entries", () => {
  it.each([
    ["require, and a promise", "require-entries.cjs", session("require-entries")],
    ["import, and await", "import-entries.mjs", session("import-entries")],
    ["the style of version 2, import", "version-2-style.mjs", `null ${session("version-2-style")}`],
    ["the style of version 2, require", "version-2-style.cjs", "AccessDenied undefined"],
    ["destroy() reaches a handler of one's own", "destroy.mjs", `${session("destroy")} 1`],
  ])("%s", async (_, file, printed) => {
    expect(await runSnippet(sts, `node-package/${file}`)).toBe(printed);
  });

  it("a callback for send", async () => {
    // Two concurrent calls: either may finish first.
    const lines = (await runSnippet(sts, "node-package/send-callback.cjs")).split("\n").sort();
    expect(lines).toEqual(["AccessDenied undefined", `null ${session("send-callback")}`]);
  });

  it("the ids that come with an error", async () => {
    sts.faults.add({
      code: "PackedPolicyTooLarge",
      message: "Too much.",
      headers: { "x-amz-cf-id": "front", "x-amz-id-2": "extended" },
    });
    const printed = await runSnippet(sts, "node-package/error-metadata.mjs");
    const requestId = sts.requests.at(-1)?.requestId;
    expect(printed).toBe(`requestId: ${requestId}\ncfId: front\nextendedRequestId: extended\nToo much.`);
  });
});

describe("@aws-sdk/client-sts-browser, through a bundler", () => {
  it.each([
    [
      "require, a promise, and a callback",
      "require-root.cjs",
      `${session("require-root")}\nnull ${session("require-root")}`,
    ],
    ["the style of version 2", "version-2-style.mjs", `null ${session("version-2-style")}`],
  ])("%s", async (_, file, printed) => {
    const bundle = await bundleSnippet(sts, `browser-package/${file}`);
    expect(await runSnippet(sts, bundle)).toBe(printed);
  });

  it("the ids that come with an error", async () => {
    const printed = await runSnippet(sts, await bundleSnippet(sts, "browser-package/error-metadata.mjs"));
    expect(printed).toBe(`AccessDenied 403 ${sts.requests.at(-1)?.requestId}`);
  });
});

describe("@aws-sdk/client-sts, by its root", () => {
  it.each([
    ["require, and a promise with two handlers", "require-root.cjs", alice],
    ["a promise with catch and finally", "promise-chain.mjs", "AccessDenied client true\nfinally"],
    ["a callback for send", "callback.cjs", `null ${alice}`],
    [
      "the style of version 2",
      "version-2-style.mjs",
      `await ${alice}\nthen ${alice}\ncallback null ${alice}`,
    ],
    [
      "temporary credentials in another client",
      "credentials-in-another-client.mjs",
      session("another-client"),
    ],
  ])("%s", async (_, file, printed) => {
    expect(await runSnippet(sts, `client-package/${file}`)).toBe(printed);
  });

  it("await, with finally", async () => {
    const printed = await runSnippet(sts, "client-package/async-await.mjs");
    expect(printed).toMatch(/account: '123456789012',\s+arn: '.*user\/alice',\s+userId: 'AIDA\w+'/);
    expect(printed).toMatch(/\n200 1\nfinally$/);
  });

  it("AssumeRole, with a policy and a duration", async () => {
    const printed = await runSnippet(sts, "client-package/assume-role.mjs");
    expect(printed.replaceAll(/\s+/g, " ")).toBe(
      "{ accessKeyId: 'ASIA', secretAccessKey: 'string', sessionToken: 'string', expiration: true }",
    );
  });

  it("AssumeRoleWithWebIdentity, without credentials", async () => {
    const environment = {
      OIDC_TOKEN: await identity.token("pod"),
      AWS_ACCESS_KEY_ID: "",
      AWS_SECRET_ACCESS_KEY: "",
    };
    expect(await runSnippet(sts, "client-package/web-identity.mjs", environment)).toBe("pod ASIA");
  });

  it("GetSessionToken, with an MFA code", async () => {
    const TOKEN_CODE = sts.totp("arn:aws:iam::123456789012:mfa/alice");
    expect(await runSnippet(sts, "client-package/session-token.mjs", { TOKEN_CODE })).toBe("ASIA");
  });

  it("the ids that come with an error", async () => {
    sts.faults.add({ code: "AccessDenied", headers: { "x-amz-cf-id": "front", "x-amz-id-2": "extended" } });
    const printed = await runSnippet(sts, "client-package/error-metadata.cjs");
    const requestId = sts.requests.at(-1)?.requestId;
    expect(printed.replaceAll(/\s+/g, " ")).toBe(
      `{ requestId: '${requestId}', cfId: 'front', extendedRequestId: 'extended' }`,
    );
  });
});
