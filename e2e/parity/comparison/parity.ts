import { type RecordingServer, startRecordingServer } from "@stskit/e2e-support/network/recording-server";
import { afterAll, beforeAll, vi } from "vitest";
import { knownDifferences } from "../known-differences.js";
import { type Difference, differences } from "./differences.js";
import type { Pair } from "./known-difference.js";
import { observe } from "./observe.js";
import type { Scenario } from "./scenario.js";
import { incumbent, ours, type Side } from "./sides.js";

interface Compared {
  readonly pair: Pair;
  /** All of them, explained or not. */
  readonly found: readonly Difference[];
}

export interface Parity {
  /** Makes the call on both sides. */
  compare(scenario: Scenario, left?: Side, right?: Side): Promise<Compared>;
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

  async function compare(scenario: Scenario, left = incumbent, right = ours): Promise<Compared> {
    const pair = {
      scenario,
      incumbent: await observe(left, scenario, server),
      ours: await observe(right, scenario, server),
    };
    return { pair, found: differences(pair.incumbent, pair.ours) };
  }
  return {
    compare,
    async expect(scenario) {
      const { pair, found } = await compare(scenario);
      const unexplained = found.filter((difference) => !explanation(difference, pair));
      if (unexplained.length > 0) throw new Error(report(scenario, unexplained));
    },
  };
}

/** The id of the known difference that accounts for a difference. */
export function explanation(difference: Difference, pair: Pair): string | undefined {
  return knownDifferences.find(({ explains }) => explains(difference, pair))?.id;
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
