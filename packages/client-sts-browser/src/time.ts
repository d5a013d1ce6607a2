import type { Time } from "@stskit/core/client";

/** The clock and the timers of the page or worker. */
export const time: Time = {
  now: () => Date.now(),
  setTimeout: (callback, ms) => setTimeout(callback, ms),
  clearTimeout: (timer) => clearTimeout(timer as number | undefined),
};
