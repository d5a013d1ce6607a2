import { describeFound, type Found } from "@stskit/e2e-runtimes";
import { expect, test } from "vitest";
import { scenarios } from "./scenarios/index.js";
import { type Runtime, record } from "./transcript/stage.js";
import { transcript } from "./transcript/transcript.js";

/**
 * Performs all scenarios on a runtime and compares each with its stored transcript. `more` adds tests that are
 * specific to the runtime.
 */
export function describeRuntime<T>(
  name: string,
  runtime: Found<T>,
  start: (found: T) => Runtime | Promise<Runtime>,
  more?: (running: () => Runtime) => void,
): void {
  describeFound(name, runtime, start, (running) => {
    test.each(scenarios)("$name", async (scenario) => {
      const recording = await record(scenario, running());
      const text = transcript(recording, running().platform, !scenario.requestsMayVary);
      await expect(text).toMatchFileSnapshot(`transcripts/${scenario.name}.txt`);
    });
    more?.(running);
  });
}
