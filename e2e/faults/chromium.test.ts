import { findChromium, type Launch, openPage } from "@stskit/e2e-runtimes";
import { chromium } from "./cases/engines.js";
import { describeEngine, type RunningProgram } from "./engine-suite.js";
import { pageFiles } from "./page-files.js";

describeEngine("Chromium", chromium, findChromium(), startPage);

async function startPage(browser: Launch): Promise<RunningProgram> {
  const page = await openPage(browser, pageFiles);
  return {
    callOnce: (config) => page.call("callOnce", config),
    close: () => page.close(),
  };
}
