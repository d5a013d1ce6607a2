import { findChromium } from "@stskit/e2e-runtimes";
import { testPreflights } from "./preflights.js";
import { startPlaywright } from "./runtimes/playwright.js";
import { describeRuntime } from "./suite.js";

const chromium = findChromium();
describeRuntime("Chromium, page", chromium, (found) => startPlaywright(found, "page"), testPreflights);
describeRuntime(
  "Chromium, web worker",
  chromium,
  (found) => startPlaywright(found, "worker"),
  testPreflights,
);
