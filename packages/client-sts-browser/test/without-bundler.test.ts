import { readdirSync, readFileSync } from "node:fs";
import { findChromium } from "@stskit/e2e-runtimes";
import { clientOptions } from "@stskit/e2e-support/aws/local-sts";
import { alice } from "@stskit/e2e-support/aws/use-local-sts";
import { type PageFile, startPageServer } from "@stskit/e2e-support/network/page-server";
import { type StsLocal, startStsLocal } from "@stskit/sts-local";
import type { Browser, ConsoleMessage } from "playwright";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const root = new URL("../", import.meta.url);
const dist = (file: string) => readFileSync(new URL(`dist/${file}`, root));
const javaScript = (body: string | Buffer): PageFile => ({ type: "text/javascript", body });

/** The README's pages, each with the file that it loads. */
const pages = [...readFileSync(new URL("README.md", root), "utf8").matchAll(/^```html\n(.*?)^```$/gms)].map(
  ([, html]) => ({ html: html!, file: /stskit\.[\w.]+\.js/.exec(html!)![0] }),
);
const integrity: Record<string, string> = JSON.parse(dist("integrity.json").toString());

const chromium = findChromium();

describe.skipIf("missing" in chromium)("without a bundler, in Chromium", () => {
  let sts: StsLocal;
  let browser: Browser;

  beforeAll(async () => {
    if ("missing" in chromium) return;
    sts = await startStsLocal();
    browser = await chromium.found.type.launch(chromium.found.options);
  });
  afterAll(async () => {
    await browser?.close();
    await sts?.close();
  });

  /** The first line on the page's console. */
  async function firstLine(files: Readonly<Record<string, PageFile>>): Promise<ConsoleMessage> {
    const server = await startPageServer({ "/favicon.ico": javaScript(""), ...files });
    const page = await browser.newPage();
    try {
      const [line] = await Promise.all([page.waitForEvent("console"), page.goto(server.url)]);
      return line;
    } finally {
      await page.close();
      await server.close();
    }
  }

  /** A page as in the README, with the file's hash and with options for the local STS. */
  const filledIn = (html: string, file: string): PageFile => ({
    type: "text/html",
    body: html
      .replace("sha384-…", integrity[file]!)
      .replace('{ region: "eu-west-1", credentials }', JSON.stringify(clientOptions(sts))),
  });

  test("the README has a page for each file with a hash", () => {
    expect(pages.map(({ file }) => file).sort()).toEqual(Object.keys(integrity).sort());
  });

  test.each(pages)("the README's page with $file calls STS", async ({ html, file }) => {
    const line = await firstLine({ "/": filledIn(html, file), [`/${file}`]: javaScript(dist(file)) });
    expect(line.text()).toBe(alice);
  });

  test.each(pages)("the README's page refuses another $file", async ({ html, file }) => {
    const changed = javaScript(`${dist(file)}\nconsole.log("changed");`);
    const line = await firstLine({ "/": filledIn(html, file), [`/${file}`]: changed });
    expect([line.type(), line.text()]).toEqual(["error", expect.stringContaining("integrity")]);
  });

  test("the modules of the package import nothing else", async () => {
    const modules = readdirSync(new URL("dist", root), { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".js"))
      .map((file) => [`/dist/${file}`, javaScript(dist(file))] as const);
    const html = `<!doctype html><script type="module">
      import { STSClient } from "/dist/STSClient.js";
      import { GetCallerIdentityCommand } from "/dist/commands/GetCallerIdentityCommand.js";
      const client = new STSClient(${JSON.stringify(clientOptions(sts))});
      console.log((await client.send(new GetCallerIdentityCommand())).Arn);
    </script>`;
    const files = { "/": { type: "text/html", body: html } as const, ...Object.fromEntries(modules) };
    expect((await firstLine(files)).text()).toBe(alice);
  });
});
