import { existsSync } from "node:fs";
import { type Browser, chromium } from "playwright-core";

/** Playwright's own Chromium, else the system's. */
const executable = [chromium.executablePath(), "/usr/bin/chromium", "/usr/bin/google-chrome"].find(
  existsSync,
);

export const hasChromium = executable !== undefined;

/** Starts Chromium so that it asks for nothing on the network by itself. */
export function launchChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: executable!,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}
