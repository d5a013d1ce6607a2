import type { ResponseMetadata } from "@smithy/types";
import { STSServiceException } from "./service-exception.js";

/** Options of a modelled error's constructor. */
export interface ModelledErrorOptions {
  message?: string;
  $metadata: ResponseMetadata;
}

/** An error in the service's model. */
interface ModelledError<Name extends string = string> extends STSServiceException {
  readonly name: Name;
  readonly $fault: "client";
}

/** The class of an error in the service's model. */
export interface ModelledErrorClass<Name extends string = string>
  extends Pick<typeof STSServiceException, "isInstance" | typeof Symbol.hasInstance> {
  new (options: ModelledErrorOptions): ModelledError<Name>;
  /** The error code in responses. It may differ from the class name. */
  readonly code: string;
  /** The error's name in the service's model. */
  readonly shapeId: string;
}

/** Creates the base class of a modelled error. */
function modelled<Name extends string>(className: Name, code: string = className): ModelledErrorClass<Name> {
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

/** The trade-in token expired before it was exchanged. */
export class ExpiredTradeInTokenException extends modelled("ExpiredTradeInTokenException") {}

/** STS could not reach the identity provider that issued the token. This may be temporary, so the call is retried. */
export class IDPCommunicationErrorException extends modelled(
  "IDPCommunicationErrorException",
  "IDPCommunicationError",
) {
  override $retryable: { throttling?: boolean } = {};
}

/** The identity provider rejected the claim, or the token was revoked. */
export class IDPRejectedClaimException extends modelled("IDPRejectedClaimException", "IDPRejectedClaim") {}

/** The requested credentials would outlive the session that asks for them. Ask for less, or leave `DurationSeconds` out. */
export class InsufficientSessionLifetimeException extends modelled(
  "InsufficientSessionLifetimeException",
  "InsufficientSessionLifetime",
) {}

/** The message passed to DecodeAuthorizationMessage was not encoded by STS. */
export class InvalidAuthorizationMessageException extends modelled("InvalidAuthorizationMessageException") {}

/** The context assertion is malformed or expired, or does not come from a trusted context provider. */
export class InvalidContextAssertionException extends modelled(
  "InvalidContextAssertionException",
  "InvalidContextAssertion",
) {}

/** The web identity token is malformed, or signed with a key that the identity provider does not publish. */
export class InvalidIdentityTokenException extends modelled(
  "InvalidIdentityTokenException",
  "InvalidIdentityToken",
) {}

/** The credentials that GetScopedCredentials was called with are not those of a valid session. */
export class InvalidSubjectCredentialsException extends modelled(
  "InvalidSubjectCredentialsException",
  "InvalidSubjectCredentials",
) {}

/** The claims of the requested token are too large. */
export class JWTPayloadSizeExceededException extends modelled("JWTPayloadSizeExceededException") {}

/** The session policy is not a valid policy document. */
export class MalformedPolicyDocumentException extends modelled(
  "MalformedPolicyDocumentException",
  "MalformedPolicyDocument",
) {}

/** Outbound web identity federation is not enabled in the account. */
export class OutboundWebIdentityFederationDisabledException extends modelled(
  "OutboundWebIdentityFederationDisabledException",
) {}

/** The session token, to which session policies and tags add, would be too large. The message says both sizes. */
export class PackedPolicyTooLargeException extends modelled(
  "PackedPolicyTooLargeException",
  "PackedPolicyTooLarge",
) {}

/** STS is not activated for the account in this region. */
export class RegionDisabledException extends modelled("RegionDisabledException") {}

/** The requested token would outlive the session that asks for it. */
export class SessionDurationEscalationException extends modelled("SessionDurationEscalationException") {}

/** All of them. Any operation may return any of these, whatever its documentation lists. */
export const modelledErrors: readonly ModelledErrorClass[] = [
  ExpiredTokenException,
  ExpiredTradeInTokenException,
  IDPCommunicationErrorException,
  IDPRejectedClaimException,
  InsufficientSessionLifetimeException,
  InvalidAuthorizationMessageException,
  InvalidContextAssertionException,
  InvalidIdentityTokenException,
  InvalidSubjectCredentialsException,
  JWTPayloadSizeExceededException,
  MalformedPolicyDocumentException,
  OutboundWebIdentityFederationDisabledException,
  PackedPolicyTooLargeException,
  RegionDisabledException,
  SessionDurationEscalationException,
];
