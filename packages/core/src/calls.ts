/** What calls take, resolve to and reject with. */
export {
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
} from "./errors/modelled.js";
export { STSServiceException } from "./errors/service-exception.js";
export { AbortError, NetworkError, TimeoutError } from "./errors/transport.js";
export {
  type AssumedRoleSession,
  type AssumedRoleUser,
  type Credentials,
  type FederatedUser,
  type FederatedUserSession,
  type OriginIdentity,
  type PolicyDescriptorType,
  type ProvidedContext,
  type Tag,
  type TemporaryCredentials,
  type TransactionContext,
  type TrustedIdentityPropagationContext,
  WebIdentityTokenSubjectModeType,
} from "./models.js";
export type {
  AssumeRoleCommandInput,
  AssumeRoleCommandOutput,
  AssumeRoleRequest,
  AssumeRoleResponse,
  AssumeRoleResult,
} from "./operations/assume-role.js";
export type {
  AssumeRoleWithSAMLCommandInput,
  AssumeRoleWithSAMLCommandOutput,
  AssumeRoleWithSAMLRequest,
  AssumeRoleWithSAMLResponse,
  AssumeRoleWithSAMLResult,
} from "./operations/assume-role-with-saml.js";
export type {
  AssumeRoleWithWebIdentityCommandInput,
  AssumeRoleWithWebIdentityCommandOutput,
  AssumeRoleWithWebIdentityRequest,
  AssumeRoleWithWebIdentityResponse,
  AssumeRoleWithWebIdentityResult,
} from "./operations/assume-role-with-web-identity.js";
export type {
  AssumeRootCommandInput,
  AssumeRootCommandOutput,
  AssumeRootRequest,
  AssumeRootResponse,
  AssumeRootResult,
} from "./operations/assume-root.js";
export type {
  DecodeAuthorizationMessageCommandInput,
  DecodeAuthorizationMessageCommandOutput,
  DecodeAuthorizationMessageRequest,
  DecodeAuthorizationMessageResponse,
  DecodeAuthorizationMessageResult,
} from "./operations/decode-authorization-message.js";
export type {
  GetAccessKeyInfoCommandInput,
  GetAccessKeyInfoCommandOutput,
  GetAccessKeyInfoRequest,
  GetAccessKeyInfoResponse,
  GetAccessKeyInfoResult,
} from "./operations/get-access-key-info.js";
export type {
  GetCallerIdentityCommandInput,
  GetCallerIdentityCommandOutput,
  GetCallerIdentityRequest,
  GetCallerIdentityResponse,
  GetCallerIdentityResult,
} from "./operations/get-caller-identity.js";
export type {
  GetDelegatedAccessTokenCommandInput,
  GetDelegatedAccessTokenCommandOutput,
  GetDelegatedAccessTokenRequest,
  GetDelegatedAccessTokenResponse,
  GetDelegatedAccessTokenResult,
} from "./operations/get-delegated-access-token.js";
export type {
  GetFederationTokenCommandInput,
  GetFederationTokenCommandOutput,
  GetFederationTokenRequest,
  GetFederationTokenResponse,
  GetFederationTokenResult,
} from "./operations/get-federation-token.js";
export type {
  GetScopedCredentialsCommandInput,
  GetScopedCredentialsCommandOutput,
  GetScopedCredentialsRequest,
  GetScopedCredentialsResponse,
  GetScopedCredentialsResult,
  ScopedSession,
  ScopedSessionInfo,
} from "./operations/get-scoped-credentials.js";
export type {
  GetSessionTokenCommandInput,
  GetSessionTokenCommandOutput,
  GetSessionTokenRequest,
  GetSessionTokenResponse,
  GetSessionTokenResult,
} from "./operations/get-session-token.js";
export type {
  GetWebIdentityTokenCommandInput,
  GetWebIdentityTokenCommandOutput,
  GetWebIdentityTokenRequest,
  GetWebIdentityTokenResponse,
  GetWebIdentityTokenResult,
} from "./operations/get-web-identity-token.js";
