import type { Time } from "@stskit/core/client";

/** Node's clock and timers. They are looked up on each use, since test tools replace them. */
export const time: Time = {
  now: () => Date.now(),
  setTimeout: (callback, ms) => setTimeout(callback, ms),
  clearTimeout: (timer) => clearTimeout(timer as NodeJS.Timeout),
};
