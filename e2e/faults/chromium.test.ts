import { findChromium, type Launch } from "@stskit/e2e-runtimes";
import { chromium } from "./cases/engines.js";
import { describeEngine, type RunningProgram } from "./engine-suite.js";
import { startPageServer } from "./server/page-server.js";

describeEngine("Chromium", chromium, findChromium(), startPage);

/** A page with the one-file build, of another origin than the servers it calls. */
async function startPage({ type, options }: Launch): Promise<RunningProgram> {
  const [pages, browser] = await Promise.all([startPageServer(), type.launch(options)]);
  const page = await browser.newPage();
  await page.goto(pages.url);
  return {
    callOnce: (config) => page.evaluate(`callOnce(${JSON.stringify(config)})`),
    async close() {
      await browser.close();
      pages.close();
    },
  };
}
