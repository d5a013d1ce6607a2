import type { Parameters } from "../protocol/parameters.js";
import { StsError } from "../protocol/sts-error.js";
import type { Role } from "../world/world.js";

const DEFAULT_ROLE_SECONDS = 3600;
/** The limit for role chaining: roles that are assumed from a role session. */
const MAX_CHAINED_SECONDS = 3600;

/** Reads `DurationSeconds` for a role session: an hour by default, and up to the 12 hours that a role may allow. */
export function readRoleDuration(parameters: Parameters): number {
  return parameters.integer("DurationSeconds", { min: 900, max: 43_200 }) ?? DEFAULT_ROLE_SECONDS;
}

/** Throws `ValidationError` if the role does not allow a session of this length, or role chaining does not. */
export function checkRoleDuration(seconds: number, role: Role, isChained: boolean): void {
  if (isChained && seconds > MAX_CHAINED_SECONDS) {
    throw new StsError(
      "ValidationError",
      `DurationSeconds is ${seconds}; with role chaining, at most ${MAX_CHAINED_SECONDS} are allowed.`,
    );
  }
  if (seconds > role.maxSessionDuration) {
    throw new StsError(
      "ValidationError",
      `DurationSeconds is ${seconds}; the role allows sessions of at most ${role.maxSessionDuration}.`,
    );
  }
}

/** 36 hours: no session lasts longer. */
export const MAX_USER_SECONDS = 129_600;

/** Reads `DurationSeconds` for a user's session: 12 hours by default. The root user gets an hour at most. */
export function readUserDuration(parameters: Parameters, isRoot: boolean): number {
  const seconds = parameters.integer("DurationSeconds", { min: 900, max: MAX_USER_SECONDS }) ?? 43_200;
  return isRoot ? Math.min(seconds, 3600) : seconds;
}
