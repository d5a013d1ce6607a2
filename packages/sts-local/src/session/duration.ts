import type { Parameters } from "../protocol/parameters.js";
import { StsError } from "../protocol/sts-error.js";
import type { Role } from "../world/world.js";

const DEFAULT_ROLE_SECONDS = 3600;
/** What a role gives at most when another role assumed it. */
const MAX_CHAINED_SECONDS = 3600;

/** Reads `DurationSeconds` for a role session: what any role could allow. An hour by default. */
export function readRoleDuration(parameters: Parameters): number {
  return parameters.integer("DurationSeconds", { min: 900, max: 43_200 }) ?? DEFAULT_ROLE_SECONDS;
}

/** Refuses what this role does not allow, or what no role allows that was assumed from another role. */
export function checkRoleDuration(seconds: number, role: Role, isChained: boolean): void {
  if (isChained && seconds > MAX_CHAINED_SECONDS) {
    throw new StsError(
      "ValidationError",
      `DurationSeconds is ${seconds}; a role that was assumed from a role session lasts at most ${MAX_CHAINED_SECONDS}.`,
    );
  }
  if (seconds > role.maxSessionDuration) {
    throw new StsError(
      "ValidationError",
      `DurationSeconds is ${seconds}; the role allows sessions of at most ${role.maxSessionDuration}.`,
    );
  }
}

/** Reads `DurationSeconds` for a user's session: 12 hours by default, and never more than one for the root user. */
export function userDuration(parameters: Parameters, isRoot: boolean): number {
  const seconds = parameters.integer("DurationSeconds", { min: 900, max: 129_600 }) ?? 43_200;
  return isRoot ? Math.min(seconds, 3600) : seconds;
}

/** Reads `MinimumSessionTokenSize`, in bytes. */
export function readMinimumTokenSize(parameters: Parameters): number | undefined {
  return parameters.integer("MinimumSessionTokenSize", { min: 0, max: 4096 });
}
