import type { Time } from "../platform.js";

/** The timers of an engine. */
interface Timers {
  setTimeout(callback: () => void, ms: number): unknown;
  clearTimeout(timer: any): void;
}

/** The engine's clock and timers. They are looked up for each use, since test tools replace them. */
export function systemTime(engine: Timers): Time {
  return {
    now: () => Date.now(),
    setTimeout: (callback, ms) => engine.setTimeout(callback, ms),
    clearTimeout: (timer) => engine.clearTimeout(timer),
  };
}
