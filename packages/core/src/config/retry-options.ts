/**
 * @throws TypeError when it is not a whole number from 1
 */
export function checkMaxAttempts(given: unknown): number {
  const attempts = typeof given === "string" ? Number(given) : given;
  if (typeof attempts !== "number" || !Number.isInteger(attempts) || attempts < 1) {
    throw new TypeError(
      `maxAttempts is ${JSON.stringify(given)}, but must be a whole number from 1. Give 1 to try once and never again.`,
    );
  }
  return attempts;
}

/**
 * @throws TypeError when there is no such mode
 */
export function checkRetryMode(given: unknown): "standard" | "adaptive" {
  if (given === "standard" || given === "adaptive") return given;
  // What older SDKs called their only way of retrying is the standard mode here.
  if (given === "legacy") return "standard";
  throw new TypeError(
    `retryMode is ${JSON.stringify(given)}, but must be "standard" or "adaptive" ("legacy" means standard).`,
  );
}
