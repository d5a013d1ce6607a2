import { setTimeout as delay } from "node:timers/promises";

/** Milliseconds between two looks. */
const INTERVAL = 5;

/** Waits for a condition, as long as the test may take. */
export async function until(isMet: () => boolean): Promise<void> {
  while (!isMet()) await delay(INTERVAL);
}
