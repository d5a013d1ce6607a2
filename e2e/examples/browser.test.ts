import { findChromium } from "@stskit/e2e-runtimes";
import axe from "axe-core";
import type { Browser, Page } from "playwright";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type BrowserExample, startBrowserExample } from "./browser-example.js";

const chromium = findChromium();

describe.skipIf("missing" in chromium)("examples/browser, as Vite builds it", () => {
  let example: BrowserExample;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    if ("missing" in chromium) return;
    const { type, options } = chromium.found;
    [example, browser] = await Promise.all([startBrowserExample(), type.launch(options)]);
  });
  afterAll(async () => {
    await browser?.close();
    await example?.close();
  });
  beforeEach(async () => {
    page = await browser.newPage();
    await page.goto(example.url);
    await page.getByLabel("Role").getByText("WebIdentity").waitFor({ state: "attached" });
  });
  afterEach(() => page.close());

  const heading = (name: string) => page.getByRole("heading", { name }).waitFor();

  async function signIn() {
    await page.getByRole("button", { name: "Sign in" }).click();
    await page.getByText("You have a token").waitFor();
  }

  test("by keyboard alone: sign in, assume a role, see the identity", async () => {
    await page.keyboard.press("Tab");
    await page.keyboard.type("Grace Hopper");
    await page.keyboard.press("Enter");
    await page.getByText("You have a token").waitFor();
    // The role field has the focus; the session name comes next, and Enter there submits the form.
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await heading("You are signed in to AWS");
    const identity = "arn:aws:sts::123456789012:assumed-role/WebIdentity/Grace-Hopper";
    await page.getByRole("definition").getByText(identity, { exact: true }).waitFor();
  });

  test("a role that refuses: what happened, what to do, and which field it is", async () => {
    await signIn();
    await page.getByLabel("Role").selectOption("Open");
    await page.getByRole("button", { name: "Assume role" }).click();
    await heading("The role does not let you in");
    await page.getByText("Choose another role").waitFor();
    expect(await page.getByLabel("Role").getAttribute("aria-invalid")).toBe("true");
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("role");
    await page.getByText("Details").click();
    await page.getByText("AccessDenied").waitFor();
  });

  test("a token that is none, then a good one: the field is no longer marked", async () => {
    await page.getByLabel("Token").fill("no token");
    await page.getByRole("button", { name: "Assume role" }).click();
    await heading("The token is not valid");
    expect(await page.getByLabel("Token").getAttribute("aria-invalid")).toBe("true");
    await signIn();
    await page.getByRole("button", { name: "Assume role" }).click();
    await heading("You are signed in to AWS");
    expect(await page.getByLabel("Token").getAttribute("aria-invalid")).toBe("false");
  });

  test("a service that cannot be reached", async () => {
    await signIn();
    await page.route(/^http:\/\/127\.0\.0\.1:\d+\/$/, (route) => route.abort());
    await page.getByRole("button", { name: "Assume role" }).click();
    await heading("The service cannot be reached");
  });

  test.each(["light", "dark"] as const)(
    "labels, structure and contrast are right, %s",
    async (colorScheme) => {
      await page.emulateMedia({ colorScheme });
      expect(await violations()).toEqual([]);
      await signIn();
      await page.getByRole("button", { name: "Assume role" }).click();
      await heading("You are signed in to AWS");
      expect(await violations()).toEqual([]);
      await page.getByLabel("Role").selectOption("Open");
      await page.getByRole("button", { name: "Assume role" }).click();
      await heading("The role does not let you in");
      expect(await violations()).toEqual([]);
    },
  );

  /** What axe finds wrong with the page: the rule, and where. */
  async function violations(): Promise<string[]> {
    await page.evaluate(axe.source);
    return page.evaluate(async () => {
      const { violations } = await (globalThis as unknown as { axe: typeof axe }).axe.run();
      return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
    });
  }
});
