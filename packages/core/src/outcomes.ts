/** What calls resolve to and reject with. */
export {
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
} from "./errors/modelled.js";
export { STSServiceException } from "./errors/service-exception.js";
export { AbortError, NetworkError, TimeoutError } from "./errors/transport.js";
export type {
  AssumedRoleUser,
  Credentials,
  FederatedUser,
  PolicyDescriptorType,
  ProvidedContext,
  Tag,
} from "./models.js";
