import { setTimeout as delay } from "node:timers/promises";

/** Milliseconds between two checks. */
const INTERVAL = 5;

/** Waits for a condition. If it is never met, the test's own timeout ends the wait. */
export async function until(isMet: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isMet())) await delay(INTERVAL);
}
