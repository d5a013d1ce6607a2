import { findFirefox } from "@stskit/e2e-runtimes";
import { testPreflights } from "./preflights.js";
import { startPage } from "./runtimes/page.js";
import { describeRuntime } from "./suite.js";

const firefox = findFirefox();
describeRuntime("Firefox, page", firefox, (found) => startPage(found, "page"), testPreflights);
describeRuntime("Firefox, web worker", firefox, (found) => startPage(found, "worker"), testPreflights);
