import { toSeconds } from "../clock.js";
import { StsError } from "../protocol/sts-error.js";
import type { World } from "../world/world.js";
import type { Sealer } from "./sealer.js";

/** What a trade-in token stands for: access that somebody delegated. */
export interface TradeIn {
  /** ARN of the user or role whose access was delegated. */
  readonly principalArn: string;
  /** Seconds since 1970 until which it can be traded in. */
  readonly expiresAt: number;
  /** How long the credentials last that it is traded for. */
  readonly durationSeconds: number;
}

/** What to put in a trade-in token. */
export interface TradeInTokenOptions {
  /** A user or role of the server's world. @default its first role */
  readonly principalArn?: string;
  /** Seconds until which the token can be traded in; negative for one that is too old already. @default 900 */
  readonly expiresInSeconds?: number;
  /** Seconds the resulting credentials last. @default 3600 */
  readonly durationSeconds?: number;
}

export function makeTradeInToken(
  sealer: Sealer,
  world: World,
  now: Date,
  options: TradeInTokenOptions,
): string {
  const principalArn = options.principalArn ?? world.roles[0]?.arn ?? world.users[0]?.arn;
  const tradeIn: TradeIn = {
    principalArn: principalArn!,
    expiresAt: toSeconds(now) + (options.expiresInSeconds ?? 900),
    durationSeconds: options.durationSeconds ?? 3600,
  };
  return sealer.seal("trade-in", tradeIn);
}

export function openTradeInToken(sealer: Sealer, token: string, now: Date): TradeIn {
  const tradeIn = sealer.open<TradeIn>("trade-in", token);
  if (tradeIn === undefined)
    throw new StsError("ValidationError", "TradeInToken was not issued by this server.");
  if (toSeconds(now) >= tradeIn.expiresAt) {
    throw new StsError(
      "ExpiredTradeInTokenException",
      "TradeInToken can no longer be traded in. Get a new one.",
    );
  }
  return tradeIn;
}
