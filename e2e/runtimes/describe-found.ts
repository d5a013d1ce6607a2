import { afterAll, beforeAll, describe, test } from "vitest";
import type { Found } from "./found.js";

/** Milliseconds. Browsers and bundlers are slow if several share two cores; only a hang should reach this limit. */
const START_TIMEOUT = 180_000;

/** Groups tests that need a runtime: it is started before them and closed after them. If it is missing, they are skipped. */
export function describeFound<T, Running extends { close(): unknown }>(
  name: string,
  runtime: Found<T>,
  start: (found: T) => Running | Promise<Running>,
  tests: (running: () => Running) => void,
): void {
  describe(name, () => {
    if ("missing" in runtime) {
      test.skip(runtime.missing);
      return;
    }
    let running: Running;
    beforeAll(async () => {
      running = await start(runtime.found);
    }, START_TIMEOUT);
    afterAll(async () => void (await running?.close()));
    tests(() => running);
  });
}
