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

// What entries ask of a pair of calls.

/** The body of the first answer. */
export const bodyOf = ({ scenario }: Pick<Pair, "scenario">): string => scenario.answers?.[0]?.body ?? "";
/** Ours ended in an error that says what the service answered. */
export const isServiceError = ({ ours }: Pair): boolean =>
  ours.error?.instanceOf["ours.STSServiceException"] === true;
export const localError = ({ ours }: Pair): string => String(ours.error?.message);
/** Neither side got as far as sending something. */
export const nothingSent = ({ incumbent, ours }: Pair): boolean =>
  [incumbent, ours].every(({ requests, error }) => requests.length === 0 && error);
