/** What calls take, resolve to and reject with. */
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
export type {
  AssumeRoleCommandInput,
  AssumeRoleCommandOutput,
  AssumeRoleRequest,
  AssumeRoleResponse,
} from "./operations/assume-role.js";
export type {
  AssumeRoleWithSAMLCommandInput,
  AssumeRoleWithSAMLCommandOutput,
  AssumeRoleWithSAMLRequest,
  AssumeRoleWithSAMLResponse,
} from "./operations/assume-role-with-saml.js";
export type {
  AssumeRoleWithWebIdentityCommandInput,
  AssumeRoleWithWebIdentityCommandOutput,
  AssumeRoleWithWebIdentityRequest,
  AssumeRoleWithWebIdentityResponse,
} from "./operations/assume-role-with-web-identity.js";
export type {
  AssumeRootCommandInput,
  AssumeRootCommandOutput,
  AssumeRootRequest,
  AssumeRootResponse,
} from "./operations/assume-root.js";
export type {
  DecodeAuthorizationMessageCommandInput,
  DecodeAuthorizationMessageCommandOutput,
  DecodeAuthorizationMessageRequest,
  DecodeAuthorizationMessageResponse,
} from "./operations/decode-authorization-message.js";
export type {
  GetAccessKeyInfoCommandInput,
  GetAccessKeyInfoCommandOutput,
  GetAccessKeyInfoRequest,
  GetAccessKeyInfoResponse,
} from "./operations/get-access-key-info.js";
export type {
  GetCallerIdentityCommandInput,
  GetCallerIdentityCommandOutput,
  GetCallerIdentityRequest,
  GetCallerIdentityResponse,
} from "./operations/get-caller-identity.js";
export type {
  GetDelegatedAccessTokenCommandInput,
  GetDelegatedAccessTokenCommandOutput,
  GetDelegatedAccessTokenRequest,
  GetDelegatedAccessTokenResponse,
} from "./operations/get-delegated-access-token.js";
export type {
  GetFederationTokenCommandInput,
  GetFederationTokenCommandOutput,
  GetFederationTokenRequest,
  GetFederationTokenResponse,
} from "./operations/get-federation-token.js";
export type {
  GetSessionTokenCommandInput,
  GetSessionTokenCommandOutput,
  GetSessionTokenRequest,
  GetSessionTokenResponse,
} from "./operations/get-session-token.js";
export type {
  GetWebIdentityTokenCommandInput,
  GetWebIdentityTokenCommandOutput,
  GetWebIdentityTokenRequest,
  GetWebIdentityTokenResponse,
} from "./operations/get-web-identity-token.js";
