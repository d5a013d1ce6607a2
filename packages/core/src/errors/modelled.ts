import type { ResponseMetadata } from "@smithy/types";
import { STSServiceException } from "./service-exception.js";

/** What the constructor of a modelled error takes. */
export interface ModelledErrorOptions {
  message?: string;
  $metadata: ResponseMetadata;
}

/** The class of an error that the service's model documents, with the code that stands for it on the wire. */
export interface ModelledErrorClass {
  new (options: ModelledErrorOptions): STSServiceException;
  /** The awsQuery error code. */
  readonly code: string;
  /** The error's name in the service's model. */
  readonly shapeId: string;
}

/** Makes the base of a modelled error's class. `code` is given where it differs from the class's name. */
function modelled<Name extends string>(className: Name, code: string = className) {
  return class extends STSServiceException {
    static override readonly shapeId: string = `com.amazonaws.sts#${className}`;
    static readonly code: string = code;
    override readonly name: Name = className;
    override readonly $fault = "client" as const;

    constructor(options: ModelledErrorOptions) {
      super({ name: className, $fault: "client", ...options });
    }
  };
}

/** The web identity token or SAML assertion has expired. Get a new one from the identity provider. */
export class ExpiredTokenException extends modelled("ExpiredTokenException") {}

/** The trade-in token has expired before it was exchanged. */
export class ExpiredTradeInTokenException extends modelled("ExpiredTradeInTokenException") {}

/** STS could not reach the identity provider that issued the token. It may pass: this one is retried. */
export class IDPCommunicationErrorException extends modelled(
  "IDPCommunicationErrorException",
  "IDPCommunicationError",
) {
  override $retryable: { throttling?: boolean } = {};
}

/** The identity provider refused the claim, or the token was revoked. */
export class IDPRejectedClaimException extends modelled("IDPRejectedClaimException", "IDPRejectedClaim") {}

/** The message given to DecodeAuthorizationMessage was not one that STS encoded. */
export class InvalidAuthorizationMessageException extends modelled("InvalidAuthorizationMessageException") {}

/** The web identity token cannot be validated: malformed, or signed by a key that the provider does not publish. */
export class InvalidIdentityTokenException extends modelled(
  "InvalidIdentityTokenException",
  "InvalidIdentityToken",
) {}

/** The claims of the requested token are too large. */
export class JWTPayloadSizeExceededException extends modelled("JWTPayloadSizeExceededException") {}

/** The session policy is not a valid policy document. */
export class MalformedPolicyDocumentException extends modelled(
  "MalformedPolicyDocumentException",
  "MalformedPolicyDocument",
) {}

/** Outbound web identity federation is not switched on in the account. */
export class OutboundWebIdentityFederationDisabledException extends modelled(
  "OutboundWebIdentityFederationDisabledException",
) {}

/** Session policies and tags together exceed the packed size limit; the message says by how much. */
export class PackedPolicyTooLargeException extends modelled(
  "PackedPolicyTooLargeException",
  "PackedPolicyTooLarge",
) {}

/** STS is not activated for the account in this region. */
export class RegionDisabledException extends modelled("RegionDisabledException") {}

/** The requested token would outlive the session that asks for it. */
export class SessionDurationEscalationException extends modelled("SessionDurationEscalationException") {}

/** All of them: any operation may answer with any, whatever its documentation lists. */
export const modelledErrors: readonly ModelledErrorClass[] = [
  ExpiredTokenException,
  ExpiredTradeInTokenException,
  IDPCommunicationErrorException,
  IDPRejectedClaimException,
  InvalidAuthorizationMessageException,
  InvalidIdentityTokenException,
  JWTPayloadSizeExceededException,
  MalformedPolicyDocumentException,
  OutboundWebIdentityFederationDisabledException,
  PackedPolicyTooLargeException,
  RegionDisabledException,
  SessionDurationEscalationException,
];
