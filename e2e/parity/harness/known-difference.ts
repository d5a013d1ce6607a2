import type { Difference } from "./differences.js";
import type { Observation } from "./observe.js";
import type { Scenario } from "./scenario.js";

/** A call as it went on both sides. */
export interface Pair {
  readonly scenario: Scenario;
  readonly incumbent: Observation;
  readonly ours: Observation;
}

/** A place where we mean to differ from the incumbent. */
export interface KnownDifference {
  readonly id: string;
  readonly what: string;
  readonly reason: string;
  /** Whether it accounts for this difference; as narrow as can be. */
  readonly explains: (difference: Difference, pair: Pair) => boolean;
  /** A call that shows it. When it no longer does, the entry must go. */
  readonly example: Scenario;
}
