import { findFirefox } from "@stskit/e2e-runtimes";
import { testPreflights } from "./preflights.js";
import { startPlaywright } from "./runtimes/playwright.js";
import { describeRuntime } from "./suite.js";

const firefox = findFirefox();
describeRuntime("Firefox, page", firefox, (found) => startPlaywright(found, "page"), testPreflights);
describeRuntime("Firefox, web worker", firefox, (found) => startPlaywright(found, "worker"), testPreflights);
