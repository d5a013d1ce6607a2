import { describeFound, findChromium, type Launch } from "@stskit/e2e-runtimes";
import { type StsLocal, startStsLocal } from "@stskit/sts-local";
import axe from "axe-core";
import { describe, expect, test } from "vitest";
import { startBusySts } from "./busy-sts.js";

const VIEWS = ["calls", "connect", "roles", "issue", "faults"];
const PHONE = { width: 390, height: 844 };
const LAPTOP = { width: 1280, height: 800 };

async function start({ type, options }: Launch) {
  const sts = await startBusySts();
  const browser = await type.launch(options);
  return {
    sts,
    browser,
    async close() {
      await browser.close();
      await sts.close();
    },
  };
}

describeFound("The page in Chromium", findChromium(), start, (running) => {
  async function open(view: string, options: object = {}) {
    const { sts, browser } = running();
    const page = await browser.newPage({ permissions: ["clipboard-read", "clipboard-write"], ...options });
    await page.goto(`${sts.endpoint}/#${view}`);
    await page.getByRole("status").getByText("connected", { exact: true }).waitFor();
    await page.getByRole("main").getByRole("heading", { level: 2 }).waitFor();
    return page;
  }

  /** What axe finds wrong with the page: the rule, and where. */
  async function violations(page: Awaited<ReturnType<typeof open>>): Promise<string[]> {
    await page.evaluate(axe.source);
    return page.evaluate(async () => {
      const { violations } = await (globalThis as unknown as { axe: typeof axe }).axe.run();
      return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
    });
  }

  describe.each([
    ["phone, dark", { viewport: PHONE, colorScheme: "dark" }],
    ["laptop, light", { viewport: LAPTOP, colorScheme: "light" }],
  ])("%s", (_, options) => {
    test.each(VIEWS)("%s: axe finds nothing, and it does not scroll sideways", async (view) => {
      const page = await open(view, options);
      if (view === "calls") await page.getByRole("button", { name: "SignatureDoesNotMatch" }).click();
      if (view === "issue") {
        await page.getByRole("button", { name: "QR code" }).click();
        for (const button of await page.getByRole("button", { name: "Issue" }).all()) await button.click();
        await page.getByLabel("the trade-in token", { exact: true }).waitFor();
      }
      for (const details of await page.locator("details").all()) await details.locator("summary").click();
      expect(await violations(page)).toEqual([]);
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
      ).toBeLessThanOrEqual(0);
      await page.close();
    });
  });

  test("by keyboard alone: choose a call, read why it was refused, and go back", async () => {
    const page = await open("calls");
    const call = page.getByRole("button", { name: "AssumeRole 403 AccessDenied" });
    while (!(await call.evaluate((button) => button === document.activeElement)))
      await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.getByText("has a condition that is not met").waitFor();
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("AssumeRole");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.getByText("has a condition that is not met").waitFor({ state: "detached" });
    await page.close();
  });

  test("secrets are shown only when asked for", async () => {
    const page = await open("calls");
    await page.getByRole("button", { name: /AssumeRole 200/ }).click();
    const { SecretAccessKey } = /<SecretAccessKey>(?<SecretAccessKey>[^<]+)/.exec(
      running().sts.requests[1]!.responseBody!,
    )!.groups!;
    const answer = page.getByLabel("the answer", { exact: true });
    expect(await answer.textContent()).toMatch(/<SecretAccessKey>.{8}…<\/SecretAccessKey>/);
    expect(await answer.textContent()).not.toContain(SecretAccessKey);
    await page.getByLabel("Show secrets").check();
    expect(await answer.textContent()).toContain(SecretAccessKey);
    await page.close();
  });

  test("lines for the chosen user, role and tool are copied", async () => {
    const page = await open("connect");
    await page.getByLabel("User").selectOption("bob");
    await page.getByLabel("Role").selectOption("role/TwelveHours");
    await page.getByLabel("For", { exact: true }).selectOption("Python (boto3)");
    await page.getByRole("button", { name: "Copy" }).click();
    await page.getByText("Copied").waitFor();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toContain(`endpoint_url="${running().sts.endpoint}"`);
    expect(copied).toContain(running().sts.accessKeys[1]!.secretAccessKey);
    expect(copied).toContain('RoleArn="arn:aws:iam::123456789012:role/TwelveHours"');
    await page.close();
  });

  test("what the server refuses is said", async () => {
    const page = await open("issue");
    await page.getByLabel("principalArn").fill("arn:aws:iam::123456789012:role/Nobody");
    await page.getByRole("form", { name: "Trade-in token" }).getByRole("button").click();
    await page.getByRole("alert").getByText("must be a user or role of this server").waitFor();
    await page.close();
  });

  test("a connection that is lost is said, and comes back", async () => {
    const port = Number(new URL((await closed()).endpoint).port);
    const first = await startStsLocal({ port });
    const page = await running().browser.newPage();
    await page.goto(first.endpoint);
    const status = page.getByRole("status");
    await status.getByText("connected", { exact: true }).waitFor();
    await first.close();
    await status.getByText("no connection").waitFor();
    const second = await startStsLocal({ port });
    await status.getByText("connected", { exact: true }).waitFor();
    await page.close();
    await second.close();
  });

  /** A server that no longer listens. */
  async function closed(): Promise<StsLocal> {
    const sts = await startStsLocal();
    await sts.close();
    return sts;
  }

  test("nothing is asked of anyone else, and nothing breaks the content security policy", async () => {
    const page = await open("calls");
    const asked: string[] = [];
    const said: string[] = [];
    page.on("request", (request) => asked.push(request.url()));
    page.on("console", (message) => said.push(message.text()));
    page.on("pageerror", (error) => said.push(error.message));
    await page.reload();
    for (const view of VIEWS) {
      await page.goto(`${running().sts.endpoint}/#${view}`);
      await page.getByRole("main").getByRole("heading", { level: 2 }).waitFor();
    }
    await page.goto(`${running().sts.endpoint}/#issue`);
    await page.getByRole("button", { name: "QR code" }).click();
    await page.getByRole("img").waitFor();
    expect(
      asked.filter((url) => !/^data:/.test(url) && new URL(url).origin !== running().sts.endpoint),
    ).toEqual([]);
    expect(said).toEqual([]);
    await page.close();
  });
});

test("STS answers its callers as ever, and the page has strict headers", async () => {
  const sts: StsLocal = await startBusySts();
  const asCaller = await fetch(sts.endpoint, { headers: { accept: "*/*" } });
  expect([asCaller.status, await asCaller.text()]).toEqual([400, expect.stringContaining("MissingAction")]);
  const called = await fetch(`${sts.endpoint}/?Action=GetCallerIdentity&Version=2011-06-15`, {
    headers: { accept: "text/html" },
  });
  expect(called.status).toBe(403);
  const page = await fetch(sts.endpoint, { headers: { accept: "text/html,*/*" } });
  expect(page.headers.get("content-type")).toBe("text/html; charset=utf-8");
  expect(page.headers.get("content-security-policy")).toContain("default-src 'none'");
  expect(page.headers.get("access-control-allow-origin")).toBeNull();
  expect(
    (await fetch(sts.endpoint, { headers: { accept: "text/html", origin: "https://other.test" } })).status,
  ).toBe(403);
  await sts.close();
});
