import { findWebKit } from "@stskit/e2e-runtimes";
import { testPreflights } from "./preflights.js";
import { startPage } from "./runtimes/page.js";
import { describeRuntime } from "./suite.js";

const webkit = findWebKit();
describeRuntime("WebKit, page", webkit, (found) => startPage(found, "page"), testPreflights);
describeRuntime("WebKit, web worker", webkit, (found) => startPage(found, "worker"), testPreflights);
