/** When credentials are renewed ahead of their expiry. */
export interface RefreshWindows {
  /**
   * How long before they expire credentials are renewed in the background, in milliseconds. Each time up to a fifth is
   * added at random, so that many processes do not ask at once. Never more than 65 % of their lifetime.
   * @default 55 % of their lifetime: an outage of half the lifetime then passes unnoticed
   */
  readonly advisoryWindow?: number | undefined;
  /**
   * How long before they expire callers wait for the renewal, in milliseconds. Never more than a quarter of their
   * lifetime.
   * @default 60_000
   */
  readonly mandatoryWindow?: number | undefined;
  /**
   * How long the provider may take, in milliseconds, before a call asks it once more. Whoever waits for the first
   * request goes on waiting, and is given what comes first.
   * @default 60_000; 300_000 where a person may be asked
   */
  readonly abandonAfter?: number | undefined;
}

/** The points in a set of credentials' life, in milliseconds since 1970. */
export interface RefreshSchedule {
  /** From here on they are renewed in the background. */
  readonly advisoryAt: number;
  /** From here on callers wait for the renewal. */
  readonly mandatoryAt: number;
  /** From here on they are of no use, unless they came so: then they are given until `advisoryAt`. */
  readonly expiresAt: number;
}

const DEFAULT_MANDATORY_WINDOW = 60_000;
const ADVISORY_SHARE = 0.55;
const GREATEST_ADVISORY_SHARE = 0.65;
const GREATEST_MANDATORY_SHARE = 0.25;

/** How long credentials that came expired are handed out, lest each call asks for them anew; milliseconds. */
const EXPIRED_ON_ARRIVAL = 1_000;

/**
 * Plans the renewal of credentials that arrive now. The windows shrink with what is left of the lifetime: a source that
 * gives the same credentials again is asked ever closer to their end, a few times in all, not at each call.
 */
export function refreshSchedule(
  expiresAt: number,
  now: number,
  windows: RefreshWindows,
  random: () => number,
): RefreshSchedule {
  const lifetime = expiresAt - now;
  if (lifetime <= 0) {
    // A clock that is far ahead makes good credentials look so. The service is the judge of that.
    const until = now + EXPIRED_ON_ARRIVAL;
    return { advisoryAt: until, mandatoryAt: until, expiresAt };
  }
  const mandatory = Math.min(
    windows.mandatoryWindow ?? DEFAULT_MANDATORY_WINDOW,
    lifetime * GREATEST_MANDATORY_SHARE,
  );
  const advisory = Math.min(
    (windows.advisoryWindow ?? lifetime * ADVISORY_SHARE) * (1 + random() / 5),
    lifetime * GREATEST_ADVISORY_SHARE,
  );
  return {
    advisoryAt: expiresAt - Math.max(advisory, mandatory),
    mandatoryAt: expiresAt - mandatory,
    expiresAt,
  };
}

const FIRST_DELAY = 1_000;
/** No renewal is put off for longer; milliseconds. */
export const GREATEST_DELAY = 60_000;

/** How long after so many failures in a row the next renewal may be tried, in milliseconds. */
export function refreshBackoff(failures: number, random: () => number): number {
  return Math.min(FIRST_DELAY * 2 ** (failures - 1), GREATEST_DELAY) * (0.5 + random() / 2);
}

/** @throws TypeError naming the option, where a window is no number of milliseconds */
export function checkWindows(windows: RefreshWindows): void {
  for (const name of ["advisoryWindow", "mandatoryWindow", "abandonAfter"] as const) {
    const value = windows[name];
    if (value !== undefined && !(typeof value === "number" && value >= 0)) {
      throw new TypeError(
        `cache.${name} must be a number of milliseconds from 0, but ${typeof value === "number" ? value : `a value of type ${typeof value}`} was given. Leave it out for the default.`,
      );
    }
  }
}
