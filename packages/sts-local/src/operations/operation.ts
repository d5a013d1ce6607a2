import type { Caller } from "../authentication/authenticate.js";
import type { MfaVerifier } from "../authentication/mfa.js";
import type { JwksCache } from "../federation/jwks-cache.js";
import type { WebIdentityIssuer } from "../federation/web-identity-issuer.js";
import type { Parameters } from "../protocol/parameters.js";
import type { XmlTree } from "../protocol/xml-writer.js";
import type { Sealer } from "../session/sealer.js";
import type { World } from "../world/world.js";

/** What operations share: the world they act in, and the keys they sign with. */
export interface OperationServices {
  readonly world: World;
  readonly sealer: Sealer;
  readonly mfaVerifier: MfaVerifier;
  readonly jwksCache: JwksCache;
  readonly webIdentityIssuer: WebIdentityIssuer;
  /** Whether the account may use GetWebIdentityToken. */
  readonly outboundWebIdentityFederation: boolean;
}

/** One call of an operation that needs no signature. */
export interface UnsignedCall {
  readonly parameters: Parameters;
  readonly now: Date;
  readonly services: OperationServices;
}

/** One call of an operation that needs a signature, which has been verified. */
export interface SignedCall extends UnsignedCall {
  readonly caller: Caller;
}

/** An operation: what it is called on the wire, whether it is signed, and what it answers. */
export type Operation =
  | { readonly name: string; readonly signed: true; answer(call: SignedCall): XmlTree | Promise<XmlTree> }
  | { readonly name: string; readonly signed: false; answer(call: UnsignedCall): XmlTree | Promise<XmlTree> };
