// Plain JavaScript: the set-up asks it what to install, and runs on any Node.js.
import { existsSync } from "node:fs";
import { chromium, firefox, webkit } from "playwright";

/**
 * How Playwright starts a browser.
 *
 * @typedef {{
 *   readonly type: import("playwright").BrowserType,
 *   readonly options: import("playwright").LaunchOptions,
 * }} Launch
 */

/**
 * The system's WebKit: Playwright drives only its own, this one is driven over WebDriver.
 *
 * @typedef {{ readonly driver: string, readonly browser: string }} SystemWebKit
 */

/**
 * A browser, or why there is none and which of Debian's packages bring it.
 *
 * @template T
 * @typedef {{ readonly found: T } | { readonly missing: string, readonly packages: readonly string[] }} FoundBrowser
 */

/** Keeps Chromium from asking for anything on the network by itself. Its sandbox does not work for root. */
const CHROMIUM_ARGUMENTS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/**
 * Playwright's own Chromium, else the system's.
 *
 * @returns {FoundBrowser<Launch>}
 */
export function findChromium() {
  const paths = [chromium.executablePath(), "/usr/bin/chromium", "/usr/bin/google-chrome"];
  const executablePath = paths.find(existsSync);
  if (!executablePath) return missing("Chromium", ["chromium"]);
  return { found: { type: chromium, options: { executablePath, args: CHROMIUM_ARGUMENTS } } };
}

/**
 * Playwright's own Firefox, else the system's.
 *
 * @returns {FoundBrowser<Launch>}
 */
export function findFirefox() {
  if (existsSync(firefox.executablePath())) return { found: { type: firefox, options: {} } };
  const executablePath = ["/usr/bin/firefox-esr", "/usr/bin/firefox"].find(existsSync);
  if (!executablePath) return missing("Firefox", ["firefox-esr"]);
  // The channel tells Playwright to speak with a Firefox that it has not patched.
  return { found: { type: firefox, options: { channel: "moz-firefox", executablePath } } };
}

/**
 * Playwright's own WebKit, else the system's.
 *
 * @returns {FoundBrowser<Launch | SystemWebKit>}
 */
export function findWebKit() {
  if (existsSync(webkit.executablePath())) return { found: { type: webkit, options: {} } };
  const driver = ["/usr/bin/WebKitWebDriver"].find(existsSync);
  const browser = ["x86_64", "aarch64"]
    .map((machine) => `/usr/lib/${machine}-linux-gnu/webkit2gtk-4.1/MiniBrowser`)
    .find(existsSync);
  // Without a display the browser would wait for one for ever.
  const display = ["/usr/bin/xvfb-run", "/usr/bin/xauth"].every(existsSync);
  if (driver && browser && display) return { found: { driver, browser } };
  return missing("WebKit", ["webkit2gtk-driver", "xvfb", "xauth"]);
}

/**
 * @param {string} name
 * @param {readonly string[]} packages
 */
function missing(name, packages) {
  const install = `apt-get install ${packages.join(" ")}`;
  const otherwise = `npx playwright install --with-deps ${name.toLowerCase()}`;
  return { missing: `${name} is not installed. On Debian: ${install}. Elsewhere: ${otherwise}`, packages };
}
