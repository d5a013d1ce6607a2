import type { Difference } from "./differences.js";
import type { Observation } from "./observe.js";
import type { Scenario } from "./scenario.js";

/** The outcome of one call on both sides. */
export interface Pair {
  readonly scenario: Scenario;
  readonly incumbent: Observation;
  readonly ours: Observation;
}

/** A place where we differ from the incumbent on purpose. */
export interface KnownDifference {
  readonly id: string;
  readonly what: string;
  readonly reason: string;
  /** Whether it accounts for this difference; as narrow as possible. */
  readonly explains: (difference: Difference, pair: Pair) => boolean;
  /** A call that shows it. If it no longer does, remove the entry. */
  readonly example: Scenario;
}

// Helpers for `explains`.

/** The body of the first response. */
export const bodyOf = ({ scenario }: Pick<Pair, "scenario">): string => scenario.responses?.[0]?.body ?? "";
/** Ours ended with an error made from a response. */
export const isServiceError = ({ ours }: Pair): boolean =>
  ours.error?.instanceOf["ours.STSServiceException"] === true;
export const localError = ({ ours }: Pair): string => String(ours.error?.message);
/** Neither side sent anything. */
export const nothingSent = ({ incumbent, ours }: Pair): boolean =>
  [incumbent, ours].every(({ requests, error }) => requests.length === 0 && error);
