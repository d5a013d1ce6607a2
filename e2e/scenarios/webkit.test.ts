import { findWebKit, type Launch, type SystemWebKit } from "@stskit/e2e-runtimes";
import { testPreflights } from "./preflights.js";
import { type Place, startPlaywright } from "./runtimes/playwright.js";
import { startWebKit } from "./runtimes/webkit.js";
import { describeRuntime } from "./suite.js";

const webkit = findWebKit();
const start = (found: Launch | SystemWebKit, place: Place) =>
  "driver" in found ? startWebKit(found, place) : startPlaywright(found, place);

describeRuntime("WebKit, page", webkit, (found) => start(found, "page"), testPreflights);
describeRuntime("WebKit, web worker", webkit, (found) => start(found, "worker"), testPreflights);
