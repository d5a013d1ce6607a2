import type { Caller } from "../authentication/authenticate.js";
import type { MfaVerifier } from "../authentication/mfa.js";
import type { ErrorReporter } from "../error-reporter.js";
import type { JwksCache } from "../federation/jwks-cache.js";
import type { WebIdentityIssuer } from "../federation/web-identity-issuer.js";
import type { Parameters } from "../protocol/parameters.js";
import type { XmlTree } from "../protocol/write-xml.js";
import type { Sealer } from "../session/sealer.js";
import type { World } from "../world/world.js";

/** What all requests to one server share. */
export interface ServerState {
  readonly world: World;
  readonly sealer: Sealer;
  readonly mfaVerifier: MfaVerifier;
  readonly jwksCache: JwksCache;
  readonly webIdentityIssuer: WebIdentityIssuer;
  /** Whether GetWebIdentityToken is enabled for the account. */
  readonly outboundWebIdentityFederation: boolean;
  /** Regions whose signed requests get `RegionDisabledException`. */
  readonly disabledRegions: readonly string[];
  readonly reportError: ErrorReporter;
}

/** A call of an operation that needs no signature. */
export interface UnsignedCall {
  readonly parameters: Parameters;
  readonly now: Date;
  readonly state: ServerState;
}

/** A call of an operation that must be signed. The signature has been verified. */
export interface SignedCall extends UnsignedCall {
  readonly caller: Caller;
}

/** An operation. `name` is its `Action`; `handle` returns the content of its `…Result` element. */
export type Operation =
  | { readonly name: string; readonly signed: true; handle(call: SignedCall): XmlTree | Promise<XmlTree> }
  | { readonly name: string; readonly signed: false; handle(call: UnsignedCall): XmlTree | Promise<XmlTree> };
