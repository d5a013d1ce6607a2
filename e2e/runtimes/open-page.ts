import { spawn } from "node:child_process";
import { once } from "node:events";
import { type PageFile, startPageServer } from "@stskit/e2e-support/network/page-server";
import { unusedPort } from "@stskit/e2e-support/network/unused-port";
import type { Launch, SystemWebKit } from "./find-browsers.js";
import { WebDriverSession } from "./web-driver.js";

/** A page in a browser. */
export interface OpenPage {
  /** Calls a function that the page's scripts can see with a JSON value, and waits for its promise. */
  call(name: string, argument: unknown): Promise<any>;
  /** What its window shows, as PNG. */
  screenshot(): Promise<Buffer>;
  close(): Promise<void>;
}

/** Serves the files, starts the browser and opens `/` in it. */
export async function openPage(
  browser: Launch | SystemWebKit,
  files: Readonly<Record<string, PageFile>>,
): Promise<OpenPage> {
  const server = await startPageServer(files);
  const page = await openUrl(browser, server.url);
  return {
    ...page,
    async close() {
      await page.close();
      await server.close();
    },
  };
}

/** Starts the browser and opens a page of a running server in it. */
export function openUrl(browser: Launch | SystemWebKit, url: string): Promise<OpenPage> {
  return "driver" in browser ? byWebDriver(browser, url) : byPlaywright(browser, url);
}

async function byPlaywright({ type, options }: Launch, url: string): Promise<OpenPage> {
  const browser = await type.launch(options);
  const page = await browser.newPage();
  await page.goto(url);
  return {
    call: (name, argument) => page.evaluate(`${name}(${JSON.stringify(argument)})`),
    screenshot: () => page.screenshot(),
    close: () => browser.close(),
  };
}

/** The system's WebKit, on a virtual display. */
async function byWebDriver({ driver, browser }: SystemWebKit, url: string): Promise<OpenPage> {
  const port = await unusedPort();
  const service = spawn("xvfb-run", ["-a", driver, "-p", String(port)], { stdio: "inherit", detached: true });
  const session = await WebDriverSession.start(`http://127.0.0.1:${port}`, {
    browserName: "MiniBrowser",
    "webkitgtk:browserOptions": { binary: browser, args: ["--automation"] },
  });
  await session.navigate(url);
  return {
    call: (name, argument) => session.execute(`return ${name}(arguments[0])`, argument),
    screenshot: () => session.screenshot(),
    async close() {
      await session.end();
      // The whole process group: xvfb-run leaves its children behind.
      process.kill(-service.pid!);
      await once(service, "exit");
    },
  };
}
