import { findChromium } from "@stskit/e2e-runtimes";
import { clientOptions } from "@stskit/e2e-support/aws/local-sts";
import type { Listening } from "@stskit/e2e-support/network/listen";
import { startPageServer } from "@stskit/e2e-support/network/page-server";
import { type StsLocal, startStsLocal } from "@stskit/sts-local";
import type { Browser, Page } from "playwright";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type * as Stskit from "../src/index.js";
import { pageFiles } from "./page-files.js";

const ROLE = "arn:aws:iam::123456789012:role/Open";

/** The argument of functions that run inside the page. They cannot refer to anything else in this file. */
interface InPage {
  readonly stskit: typeof Stskit;
  readonly config: Stskit.STSClientConfig;
}

const chromium = findChromium();

describe.skipIf("missing" in chromium)("in a page of another origin, in Chromium", () => {
  let sts: StsLocal;
  let pages: Listening;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    if ("missing" in chromium) return;
    const { type, options } = chromium.found;
    [sts, pages, browser] = await Promise.all([
      startStsLocal(),
      startPageServer(pageFiles),
      type.launch(options),
    ]);
  });
  afterAll(async () => {
    await browser?.close();
    await pages?.close();
    await sts?.close();
  });
  beforeEach(async () => {
    // Browsers cache preflights, so each test has a context of its own.
    page = await (await browser.newContext()).newPage();
    await page.goto(pages.url);
    sts.requests.length = 0;
  });
  afterEach(async () => {
    await page.context().close();
    sts.faults.clear();
    sts.setClockOffset(0);
  });

  function inPage<Argument, T>(call: (page: InPage, argument: Argument) => Promise<T>, argument?: Argument) {
    const config = clientOptions(sts);
    return page.evaluate<T>(
      `(${call})({ stskit, config: ${JSON.stringify(config)} }, ${JSON.stringify(argument)})`,
    );
  }
  const preflights = () => sts.requests.filter(({ method }) => method === "OPTIONS").length;

  test("a role is assumed, and its credentials are used", async () => {
    const arn = await inPage(async ({ stskit, config }, RoleArn) => {
      const { STSClient, AssumeRoleCommand, GetCallerIdentityCommand } = stskit;
      const { Credentials } = await new STSClient(config).send(
        new AssumeRoleCommand({ RoleArn, RoleSessionName: "page", Tags: [{ Key: "é", Value: "日本 +=" }] }),
      );
      const { AccessKeyId, SecretAccessKey, SessionToken } = Credentials!;
      const credentials = {
        accessKeyId: AccessKeyId!,
        secretAccessKey: SecretAccessKey!,
        sessionToken: SessionToken!,
      };
      return (await new STSClient({ ...config, credentials }).send(new GetCallerIdentityCommand())).Arn;
    }, ROLE);
    expect(arn).toBe("arn:aws:sts::123456789012:assumed-role/Open/page");
  });

  test("a signed request has the headers of the signature, and no other headers of ours", async () => {
    await inPage(({ stskit, config }) => new stskit.STS(config).getCallerIdentity());
    expect(preflights()).toBe(1);
    const requested = sts.requests[0]!.headers["access-control-request-headers"];
    expect(requested).toBe("authorization,x-amz-content-sha256,x-amz-date");
  });

  test.each(["AssumeRoleWithWebIdentity", "AssumeRoleWithSAML"] as const)(
    "%s needs no preflight",
    async (name) => {
      await inPage(async ({ stskit, config }, name) => {
        const client = new stskit.STSClient({ ...config, credentials: undefined });
        const input = {
          RoleArn: "a",
          PrincipalArn: "b",
          RoleSessionName: "c",
          WebIdentityToken: "d",
          SAMLAssertion: "e",
        };
        await client.send(new stskit[`${name}Command`](input) as any).catch((error) => error);
      }, name);
      expect(sts.requests.map(({ method, operation }) => [method, operation])).toEqual([["POST", name]]);
      expect(
        Object.keys(sts.requests[0]!.headers).filter((header) => /amz|authorization/.test(header)),
      ).toEqual([]);
      expect(sts.requests[0]!.headers["content-type"]).toBe("application/x-www-form-urlencoded");
    },
  );

  test.each([
    ["ahead", 3_600_000, {}],
    ["behind", -3_600_000, {}],
    ["ahead and hidden by CORS", 3_600_000, { "access-control-expose-headers": "x-amzn-RequestId" }],
  ])(
    "the clock is corrected for a server that is %s, and the call is retried",
    async (_, offset, headers) => {
      sts.setClockOffset(offset);
      sts.faults.add({ headers });
      const result = await inPage(async ({ stskit, config }) => {
        const client = new stskit.STSClient(config);
        const { $metadata } = await client.send(new stskit.GetCallerIdentityCommand());
        return { attempts: $metadata.attempts, offset: client.config.systemClockOffset };
      });
      expect(result.attempts).toBe(2);
      expect(Math.abs(result.offset - offset)).toBeLessThan(10_000);
    },
  );

  test("errors have name, message, status and request id", async () => {
    const error = await inPage(async ({ stskit, config }) => {
      const error: any = await new stskit.STSClient(config)
        .send(
          new stskit.AssumeRoleCommand({
            RoleArn: "arn:aws:iam::123456789012:role/None",
            RoleSessionName: "page",
          }),
        )
        .catch((error) => error);
      const { name, message, $metadata } = error;
      return { name, message, $metadata, typed: error instanceof stskit.STSServiceException };
    });
    expect(error).toMatchObject({
      name: "AccessDenied",
      typed: true,
      $metadata: { httpStatusCode: 403, attempts: 1, requestId: sts.requests.at(-1)!.requestId },
    });
    expect(error.message).toContain("not authorized to perform");
  });

  test.each([
    ["requestTimeout", "TimeoutError", { requestHandler: { requestTimeout: 50 }, maxAttempts: 1 }],
    ["abortSignal", "AbortError", {}],
  ] as const)("%s ends a call that gets no response", async (kind, expected, options) => {
    sts.faults.add({ delayMs: 20_000 });
    const name = await inPage(
      async ({ stskit, config }, [kind, options]) => {
        const aborting = new AbortController();
        if (kind === "abortSignal") setTimeout(() => aborting.abort(), 50);
        return new stskit.STSClient({ ...config, ...options })
          .send(new stskit.GetCallerIdentityCommand(), { abortSignal: aborting.signal })
          .catch((error) => error.name);
      },
      [kind, options] as const,
    );
    expect(name).toBe(expected);
  });

  test.each([
    ["a reset in the middle of the body", { reset: "mid-body" }, 3],
    ["a redirect, which is not followed", { status: 307, headers: { location: "/" } }, 1],
  ] as const)("%s is a NetworkError", async (_, fault, attempts) => {
    sts.faults.add(fault);
    const error = await inPage(async ({ stskit, config }) => {
      const error = await new stskit.STS(config).getCallerIdentity().catch((error) => error);
      return { name: error.name, attempts: error.$metadata.attempts };
    });
    expect(error).toEqual({ name: "NetworkError", attempts });
  });

  test("a refused connection is a NetworkError, and is retried", async () => {
    const error = await inPage(async ({ stskit, config }) => {
      const error = await new stskit.STSClient({ ...config, endpoint: "http://127.0.0.1:1" })
        .send(new stskit.GetCallerIdentityCommand())
        .catch((error) => error);
      const { name, message, cause, $metadata } = error;
      return { name, message, cause: cause?.name, attempts: $metadata?.attempts };
    });
    expect(error).toMatchObject({ name: "NetworkError", cause: "TypeError", attempts: 3 });
    // A page cannot tell the two apart.
    expect(error.message).toContain("blocked by CORS");
  });

  test("without credentials the error says what to pass", async () => {
    const message = await inPage(({ stskit, config }) =>
      new stskit.STSClient({ ...config, credentials: undefined })
        .send(new stskit.GetCallerIdentityCommand())
        .catch((error) => error.message),
    );
    expect(message).toContain("Pass { credentials } to the client");
    expect(sts.requests).toEqual([]);
  });

  test("it works on a page that forbids scripts to parse strings (Trusted Types)", async () => {
    await page.goto(`${pages.url}/strict`);
    const parsing = await inPage(async () => {
      try {
        return new DOMParser().parseFromString("<a/>", "text/xml").nodeName;
      } catch (error) {
        return (error as Error).name;
      }
    });
    expect(parsing).toBe("TypeError");
    const arn = await inPage(
      async ({ stskit, config }) => (await new stskit.STS(config).getCallerIdentity()).Arn,
    );
    expect(arn).toBe(sts.accessKeys[0].arn);
  });

  test("it works in a worker, which has no DOMParser", async () => {
    const result = await inPage(
      (page) =>
        new Promise((resolve) => {
          const worker = new Worker("/worker.js", { type: "module" });
          worker.onmessage = ({ data }) => resolve(data);
          worker.postMessage(page.config);
        }),
    );
    expect(result).toEqual({ Arn: sts.accessKeys[0].arn, DOMParser: "undefined" });
  });
});
