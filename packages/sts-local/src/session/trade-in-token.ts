import { toSeconds } from "../clock.js";
import { StsError } from "../protocol/sts-error.js";
import type { World } from "../world/world.js";
import type { Sealer } from "./sealer.js";

/** The content of a trade-in token. */
export interface DelegatedAccess {
  /** ARN of the user or role whose access was delegated. */
  readonly principalArn: string;
  /** When the token expires, in seconds since 1970. */
  readonly expiresAt: number;
  /** How long the credentials are valid. */
  readonly durationSeconds: number;
}

/** What to put in a trade-in token. */
export interface TradeInTokenOptions {
  /** A user or role of the server's world. @default its first role */
  readonly principalArn?: string;
  /** Seconds until the token expires; negative for one that has already expired. @default 900 */
  readonly expiresInSeconds?: number;
  /** Seconds for which the credentials are valid. @default 3600 */
  readonly durationSeconds?: number;
}

/** Throws `TypeError` if the world has no such user or role. */
export function createTradeInToken(
  sealer: Sealer,
  world: World,
  now: Date,
  options: TradeInTokenOptions,
): string {
  const arns = [...world.roles, ...world.users].map(({ arn }) => arn);
  // There is at least the root user.
  const principalArn = options.principalArn ?? arns[0]!;
  if (!arns.includes(principalArn)) {
    throw new TypeError(`principalArn is "${principalArn}", but must be a user or role of this server.`);
  }
  const access: DelegatedAccess = {
    principalArn,
    expiresAt: toSeconds(now) + (options.expiresInSeconds ?? 900),
    durationSeconds: options.durationSeconds ?? 3600,
  };
  return sealer.seal("trade-in", access);
}

export function openTradeInToken(sealer: Sealer, token: string, now: Date): DelegatedAccess {
  const access = sealer.open<DelegatedAccess>("trade-in", token);
  if (access === undefined)
    throw new StsError("ValidationError", "TradeInToken was not issued by this server.");
  if (toSeconds(now) >= access.expiresAt) {
    throw new StsError("ExpiredTradeInTokenException", "TradeInToken has expired. Get a new one.");
  }
  return access;
}
