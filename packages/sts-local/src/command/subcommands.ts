import { explain } from "./explain.js";
import { saml } from "./saml.js";
import type { Subcommand } from "./subcommand.js";
import { token } from "./token.js";
import { totp } from "./totp.js";
import { tradeIn } from "./trade-in.js";

/** What the first argument may be. Without one, the command starts a server. */
export const subcommands: ReadonlyMap<string, Subcommand> = new Map([
  ["token", token],
  ["saml", saml],
  ["totp", totp],
  ["trade-in", tradeIn],
  ["explain", explain],
]);
