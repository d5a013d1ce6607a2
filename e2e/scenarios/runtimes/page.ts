import { readFile } from "node:fs/promises";
import { type Launch, openPage, type SystemWebKit } from "@stskit/e2e-runtimes";
import type { PageFile } from "@stskit/e2e-support/network/page-server";
import type { Runtime } from "../transcript/stage.js";

/** What the program in the page offers. */
export type Place = "page" | "worker";

const PAGE =
  '<!doctype html><html lang="en"><title>Scenarios</title><script type="module" src="/page.js"></script>';

/** A page that performs tasks itself or in a worker. */
export async function startPage(browser: Launch | SystemWebKit, place: Place): Promise<Runtime> {
  const page = await openPage(browser, {
    "/": { type: "text/html", body: PAGE },
    "/page.js": await program("page.js"),
    "/web-worker.js": await program("web-worker.js"),
  });
  return {
    platform: "browser",
    perform: (task) => page.call(`inPage.${place}`, task),
    close: () => page.close(),
  };
}

async function program(file: string): Promise<PageFile> {
  return { type: "text/javascript", body: await readFile(new URL(`../dist/${file}`, import.meta.url)) };
}
