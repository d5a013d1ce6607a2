import { spawn } from "node:child_process";
import { once } from "node:events";
import type { SystemWebKit } from "@stskit/e2e-runtimes";
import type { Runtime } from "../transcript/stage.js";
import { freePort } from "./free-port.js";
import { startPageServer } from "./page-server.js";
import type { Place } from "./playwright.js";
import { WebDriverSession } from "./web-driver.js";

/** A page in the system's WebKit, on a display that nobody sees. */
export async function startWebKit({ driver, browser }: SystemWebKit, place: Place): Promise<Runtime> {
  const port = await freePort();
  const service = spawn("xvfb-run", ["-a", driver, "-p", String(port)], { stdio: "inherit", detached: true });
  const pages = await startPageServer();
  const session = await WebDriverSession.start(`http://127.0.0.1:${port}`, {
    browserName: "MiniBrowser",
    "webkitgtk:browserOptions": { binary: browser, args: ["--automation"] },
  });
  await session.navigate(pages.url);
  return {
    platform: "browser",
    perform: (task) => session.execute("return inPage[arguments[0]](arguments[1])", place, task),
    async close() {
      await session.end();
      // The whole process group: xvfb-run leaves its children behind.
      process.kill(-service.pid!);
      await once(service, "exit");
      pages.close();
    },
  };
}
