import type { WebIdentityTokenOptions } from "../federation/built-in-oidc-provider.js";
import type { SamlAssertionOptions } from "../federation/built-in-saml-provider.js";
import type { TradeInTokenOptions } from "../session/trade-in-token.js";
import { anything, integer, number, oneOf, string, text } from "../shape/scalars.js";
import { object, oneOrMany, optional, record } from "../shape/structures.js";

const seconds = number({ unit: "seconds" });

export const webIdentityTokenShape = object<WebIdentityTokenOptions>({
  sub: optional(text),
  aud: optional(oneOrMany(text)),
  expiresInSeconds: optional(seconds),
  claims: optional(record(anything)),
});

export const samlAssertionShape = object<SamlAssertionOptions>({
  roleArn: optional(oneOrMany(string())),
  sessionName: optional(text),
  subject: optional(text),
  subjectType: optional(oneOf(["persistent", "transient"])),
  audience: optional(text),
  expiresInSeconds: optional(seconds),
  tags: optional(record(text)),
  sourceIdentity: optional(text),
});

export const tradeInTokenShape = object<TradeInTokenOptions>({
  principalArn: optional(string()),
  expiresInSeconds: optional(seconds),
  durationSeconds: optional(integer({ min: 1, unit: "seconds" })),
});

/** Which MFA device a code is for. */
export const totpShape = object<{ readonly serialNumber?: string }>({ serialNumber: optional(string()) });
