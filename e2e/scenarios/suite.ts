import { describeFound, type Found } from "@stskit/e2e-runtimes";
import { expect, test } from "vitest";
import type { Task } from "./programs/perform.js";
import { scenarios } from "./scenarios/index.js";
import type { Scenario } from "./scenarios/scenario.js";
import { type Runtime, record } from "./transcript/stage.js";
import { transcript } from "./transcript/transcript.js";

/**
 * Performs all scenarios on a runtime, by a client and by functions, and compares each with its stored transcript. `more` adds
 * tests that are specific to the runtime.
 */
export function describeRuntime<T>(
  name: string,
  runtime: Found<T>,
  start: (found: T) => Runtime | Promise<Runtime>,
  more?: (running: () => Runtime) => void,
): void {
  describeFound(name, runtime, start, (running) => {
    const compare = async (scenario: Scenario, by: Task["by"]) => {
      const recording = await record(scenario, by, running());
      const text = transcript(recording, running().platform, !scenario.requestsMayVary);
      await expect(text).toMatchFileSnapshot(`transcripts/${scenario.name}.txt`);
    };
    test.each(scenarios)("$name", (scenario) => compare(scenario, "client"));
    const common = scenarios.filter(({ needsClient }) => !needsClient);
    test.each(common)("$name, by function", (scenario) => compare(scenario, "functions"));
    more?.(running);
  });
}
