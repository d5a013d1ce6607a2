import type { Launch } from "@stskit/e2e-runtimes";
import type { Runtime } from "../transcript/stage.js";
import { startPageServer } from "./page-server.js";

/** What the program in the page offers. */
export type Place = "page" | "worker";

/** A page in a browser that Playwright drives. */
export async function startPlaywright({ type, options }: Launch, place: Place): Promise<Runtime> {
  const [pages, browser] = await Promise.all([startPageServer(), type.launch(options)]);
  const page = await browser.newPage();
  await page.goto(pages.url);
  return {
    platform: "browser",
    perform: (task) => page.evaluate(`inPage.${place}(${JSON.stringify(task)})`),
    async close() {
      await browser.close();
      pages.close();
    },
  };
}
