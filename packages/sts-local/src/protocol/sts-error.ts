import { type Explanation, explanationOf } from "../explanation/explanation.js";

/** The error codes this server uses, with the HTTP status that STS sends for each. */
const STATUS_BY_CODE = {
  AccessDenied: 403,
  ExpiredToken: 403,
  ExpiredTokenException: 400,
  ExpiredTradeInTokenException: 400,
  IDPCommunicationError: 400,
  IDPRejectedClaim: 403,
  IncompleteSignature: 400,
  InsufficientSessionLifetime: 400,
  InternalFailure: 500,
  InvalidAction: 400,
  InvalidAuthorizationMessageException: 400,
  InvalidClientTokenId: 403,
  InvalidIdentityToken: 400,
  InvalidParameterValue: 400,
  InvalidSubjectCredentials: 400,
  JWTPayloadSizeExceededException: 400,
  MalformedInput: 400,
  MalformedPolicyDocument: 400,
  MethodNotAllowed: 405,
  MissingAction: 400,
  MissingAuthenticationToken: 403,
  NotFound: 404,
  OutboundWebIdentityFederationDisabledException: 403,
  PackedPolicyTooLarge: 400,
  RegionDisabledException: 403,
  RequestEntityTooLarge: 413,
  ServiceUnavailable: 503,
  SessionDurationEscalationException: 403,
  SignatureDoesNotMatch: 403,
  Throttling: 400,
  ValidationError: 400,
} as const;

export type StsErrorCode = keyof typeof STATUS_BY_CODE;

/** More about an error, for the server's user and not for its client. */
export interface StsErrorOptions extends ErrorOptions {
  /** Tells in detail why the request was refused. @default no more than the message */
  readonly explain?: () => Explanation | Promise<Explanation>;
}

/** An error that is sent to the client as an `<ErrorResponse>`. */
export class StsError extends Error {
  override readonly name = "StsError";
  readonly code: StsErrorCode;
  readonly status: number;
  readonly explain: () => Explanation | Promise<Explanation>;

  constructor(code: StsErrorCode, message: string, options: StsErrorOptions = {}) {
    super(message, options);
    this.code = code;
    this.status = STATUS_BY_CODE[code];
    this.explain = options.explain ?? (() => explanationOf(code, message));
  }
}

/** The error that clients get when the server throws. It gives no details. */
export function internalFailure(): StsError {
  return new StsError(
    "InternalFailure",
    "sts-local failed to respond. The error is on its stderr, or went to onError.",
  );
}

/** The HTTP status that STS sends with `code`, or `undefined` for an unknown code. */
export function statusForCode(code: string): number | undefined {
  return Object.hasOwn(STATUS_BY_CODE, code) ? STATUS_BY_CODE[code as StsErrorCode] : undefined;
}

/** The error code for a fault that sets only a status. */
export function codeForStatus(status: number): StsErrorCode {
  if (status === 429) return "Throttling";
  if (status === 503) return "ServiceUnavailable";
  if (status === 404) return "NotFound";
  if (status === 403) return "AccessDenied";
  return status < 500 ? "ValidationError" : "InternalFailure";
}
