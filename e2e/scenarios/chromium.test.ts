import { findChromium } from "@stskit/e2e-runtimes";
import { testPreflights } from "./preflights.js";
import { startPage } from "./runtimes/page.js";
import { describeRuntime } from "./suite.js";

const chromium = findChromium();
describeRuntime("Chromium, page", chromium, (found) => startPage(found, "page"), testPreflights);
describeRuntime("Chromium, web worker", chromium, (found) => startPage(found, "worker"), testPreflights);
