import { workerd } from "@stskit/e2e-runtimes";
import { startWorkerd } from "./runtimes/workerd.js";
import { describeRuntime } from "./suite.js";

describeRuntime("workerd", workerd, startWorkerd);
