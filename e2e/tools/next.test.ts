import { findChromium } from "@stskit/e2e-runtimes";
import { clientOptions } from "@stskit/e2e-support/aws/local-sts";
import { alice } from "@stskit/e2e-support/aws/use-local-sts";
import { type StsLocal, startStsLocal } from "@stskit/sts-local";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type NextApp, startNext } from "./start-next.js";

const chromium = findChromium();

describe("Next.js", () => {
  let sts: StsLocal;
  let app: NextApp;

  beforeAll(async () => {
    sts = await startStsLocal();
    app = await startNext(sts, "next");
  });
  afterAll(async () => {
    await app?.close();
    await sts?.close();
  });
  beforeEach(() => {
    sts.requests.length = 0;
  });

  test("a server component gets Node's package, which reads the environment", async () => {
    const page = await fetch(app.url);
    expect(await page.text()).toContain(alice);
    expect(sts.requests[0]!.headers["user-agent"]).toContain("md/nodejs");
  });

  test.each(["node", "edge"])(
    "the browser package signs what Next's own fetch sends, in a route for %s",
    async (route) => {
      const body = JSON.stringify(clientOptions(sts));
      const response = await fetch(`${app.url}/${route}`, { method: "POST", body });
      expect(await response.text()).toBe(alice);
      const [{ headers }] = sts.requests as [StsLocal["requests"][number]];
      expect(headers).toMatchObject({ "content-length": "43" });
      expect(headers).not.toHaveProperty("transfer-encoding");
    },
  );

  test.skipIf("missing" in chromium)("a client component gets the browser package", async () => {
    if ("missing" in chromium) return;
    const browser = await chromium.found.type.launch(chromium.found.options);
    try {
      const page = await browser.newPage();
      await page.goto(app.url);
      await page.waitForFunction("globalThis.callerArn");
      sts.requests.length = 0;
      expect(await page.evaluate(`callerArn(${JSON.stringify(clientOptions(sts))})`)).toBe(alice);
      expect(sts.requests.map(({ method }) => method)).toEqual(["OPTIONS", "POST"]);
    } finally {
      await browser.close();
    }
  });
});
