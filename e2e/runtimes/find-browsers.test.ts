import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { type BrowserType, chromium, firefox, webkit } from "playwright";
import { afterAll, expect, it, vi } from "vitest";
import { findChromium, findFirefox, findWebKit } from "./find-browsers.js";

/** Where `npx playwright install` would put the browsers. Playwright reads the variable when it is imported. */
const folder = await vi.hoisted(async () => {
  const [{ mkdtempSync }, { tmpdir }, { join }] = await Promise.all([
    import("node:fs"),
    import("node:os"),
    import("node:path"),
  ]);
  const created = mkdtempSync(join(tmpdir(), "stskit-browsers-"));
  process.env["PLAYWRIGHT_BROWSERS_PATH"] = created;
  return created;
});
afterAll(() => rmSync(folder, { recursive: true }));

it.each([
  { type: chromium, find: findChromium, options: { executablePath: chromium.executablePath() } },
  { type: firefox, find: findFirefox, options: {} },
  { type: webkit, find: findWebKit, options: {} },
])("prefers what Playwright installed to the system's: $find.name", ({ type, find, options }) => {
  install(type);
  expect(find()).toEqual({ found: { type, options: expect.objectContaining(options) } });
});

function install(type: BrowserType): void {
  expect(type.executablePath()).toContain(folder);
  mkdirSync(dirname(type.executablePath()), { recursive: true });
  writeFileSync(type.executablePath(), "");
}
