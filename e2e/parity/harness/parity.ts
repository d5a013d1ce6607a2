import { afterAll, beforeAll, vi } from "vitest";
import { knownDifferences } from "../known-differences.js";
import { type Difference, differences } from "./differences.js";
import { observe } from "./observe.js";
import { type RecordingServer, startRecordingServer } from "./recording-server.js";
import type { Scenario } from "./scenario.js";
import { incumbent, ours, type Side } from "./sides.js";

export interface Parity {
  /** Every difference of two sides on a scenario, explained or not. */
  compare(scenario: Scenario, left?: Side, right?: Side): Promise<Difference[]>;
  /** Fails on a difference that known-differences.ts does not explain. */
  expect(scenario: Scenario): Promise<void>;
}

/** A recording server for the tests of one file. */
export function useParity(): Parity {
  let server: RecordingServer;
  beforeAll(async () => {
    server = await startRecordingServer();
    // No jitter: a backoff then lasts 0 ms on both sides, and `totalRetryDelay` can be compared.
    vi.spyOn(Math, "random").mockReturnValue(0);
  });
  afterAll(async () => {
    vi.restoreAllMocks();
    await server.close();
  });

  async function compare(scenario: Scenario, left = incumbent, right = ours) {
    const one = await observe(left, scenario, server);
    const other = await observe(right, scenario, server);
    return differences(one, other);
  }
  return {
    compare,
    async expect(scenario) {
      const found = await compare(scenario);
      const unexplained = found.filter((difference) => !explanation(difference, scenario));
      if (unexplained.length > 0) throw new Error(report(scenario, unexplained));
    },
  };
}

export function explanation(difference: Difference, scenario: Scenario): string | undefined {
  return knownDifferences.find((known) => known.explains(difference, scenario))?.id;
}

function report(scenario: Scenario, unexplained: readonly Difference[]): string {
  const lines = unexplained.map(
    ({ path, incumbent, ours }) =>
      `  ${path}\n    incumbent: ${show(incumbent)}\n    ours:      ${show(ours)}`,
  );
  return `${scenario.operation} differs from the incumbent\n${lines.join("\n")}\nscenario: ${show(scenario)}`;
}

const show = (value: unknown): string =>
  typeof value === "symbol" ? "(absent)" : (JSON.stringify(value) ?? String(value));
