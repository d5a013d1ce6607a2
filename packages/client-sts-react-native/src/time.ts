import type { Time } from "@stskit/core/client";

/** The app's clock and timers. */
export const time: Time = {
  now: () => Date.now(),
  setTimeout: (callback, ms) => setTimeout(callback, ms),
  clearTimeout: (timer) => clearTimeout(timer),
};
