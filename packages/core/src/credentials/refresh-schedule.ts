/** When credentials are refreshed before they expire. */
export interface RefreshWindows {
  /**
   * How long before expiry credentials are refreshed in the background, in milliseconds. Up to a fifth is added at random,
   * so that many processes don't refresh at the same time. Never more than 65 % of the credentials' lifetime.
   * @default 55 % of the lifetime, so that an outage of half the lifetime goes unnoticed
   */
  readonly advisoryWindow?: number | undefined;
  /**
   * How long before expiry callers start to wait for the refresh, in milliseconds. Never more than a quarter of the
   * lifetime.
   * @default 60_000
   */
  readonly mandatoryWindow?: number | undefined;
  /**
   * How long the provider may take, in milliseconds, before the next call starts another refresh. Earlier callers get the
   * result of whichever finishes first.
   * @default 60_000; 300_000 if the provider may prompt a person
   */
  readonly abandonAfter?: number | undefined;
}

/** When to refresh one set of credentials, in milliseconds since 1970. */
export interface RefreshSchedule {
  /** From then on they are refreshed in the background. */
  readonly advisoryAt: number;
  /** From then on callers wait for the refresh. */
  readonly mandatoryAt: number;
  /** From then on they are no longer used. Those already expired on arrival are used until `advisoryAt`. */
  readonly expiresAt: number;
}

const DEFAULT_MANDATORY_WINDOW = 60_000;
const ADVISORY_SHARE = 0.55;
const MAX_ADVISORY_SHARE = 0.65;
const MAX_MANDATORY_SHARE = 0.25;

/** How long credentials already expired on arrival are used, so that not every call refreshes; milliseconds. */
const EXPIRED_ON_ARRIVAL = 1_000;

/**
 * Schedules the refresh of credentials that have just arrived. The windows shrink with the remaining lifetime: a provider
 * that keeps returning the same credentials is called a few times in all, not at each call.
 *
 * @param issuedAt - when they were issued, by the clock of another process; milliseconds since 1970
 */
export function refreshSchedule(
  expiresAt: number,
  now: number,
  windows: RefreshWindows,
  random: () => number,
  issuedAt?: number,
): RefreshSchedule {
  const lifetime = expiresAt - now;
  const whole = issuedAt === undefined ? lifetime : expiresAt - issuedAt;
  if (whole > 0 && whole < lifetime) {
    // More is left than there was in all: this clock is behind, or the other is ahead. The refresh has to be early enough for
    // the first. Because of the second, the credentials stay in use.
    const { advisoryAt } = refreshSchedule(now + whole, now, windows, random);
    return { ...refreshSchedule(expiresAt, now, windows, random), advisoryAt };
  }
  if (lifetime <= 0) {
    // Valid credentials look expired if this machine's clock is far ahead. Let the service decide.
    const until = now + EXPIRED_ON_ARRIVAL;
    return { advisoryAt: until, mandatoryAt: until, expiresAt };
  }
  const mandatory = Math.min(
    windows.mandatoryWindow ?? DEFAULT_MANDATORY_WINDOW,
    lifetime * MAX_MANDATORY_SHARE,
  );
  const advisory = Math.min(
    (windows.advisoryWindow ?? lifetime * ADVISORY_SHARE) * (1 + random() / 5),
    lifetime * MAX_ADVISORY_SHARE,
  );
  return {
    advisoryAt: expiresAt - Math.max(advisory, mandatory),
    mandatoryAt: expiresAt - mandatory,
    expiresAt,
  };
}

const FIRST_DELAY = 1_000;
/** The longest delay between two refreshes; milliseconds. */
export const MAX_DELAY = 60_000;

/** How long to wait after this many failures in a row before the next refresh, in milliseconds. */
export function refreshBackoff(failures: number, random: () => number): number {
  return Math.min(FIRST_DELAY * 2 ** (failures - 1), MAX_DELAY) * (0.5 + random() / 2);
}

/** @throws TypeError naming the option that is not a number of milliseconds */
export function checkWindows(windows: RefreshWindows): void {
  for (const name of ["advisoryWindow", "mandatoryWindow", "abandonAfter"] as const) {
    const value = windows[name];
    if (value !== undefined && !(typeof value === "number" && value >= 0)) {
      throw new TypeError(
        `cache.${name} is ${typeof value === "number" ? value : `of type ${typeof value}`}, but must be a number of milliseconds from 0. Leave it out for the default.`,
      );
    }
  }
}
