import type { Difference } from "./harness/differences.js";
import type { Scenario } from "./harness/scenario.js";

/** A place where we mean to differ from the incumbent. */
export interface KnownDifference {
  readonly id: string;
  readonly what: string;
  readonly reason: string;
  /** Whether it accounts for this difference; as narrow as can be. */
  readonly explains: (difference: Difference, scenario: Scenario) => boolean;
  /** A call that shows it. When it no longer does, the entry must go. */
  readonly example: Scenario;
}

export const knownDifferences: readonly KnownDifference[] = [];
