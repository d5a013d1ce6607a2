/**
 * What a user of any platform's package imports, besides the platform's own client: its index exports all of this.
 */
export { Client as __Client } from "@smithy/core/client";
export type { ServiceInputTypes, ServiceOutputTypes } from "./client/service-types.js";
export type { CallOptions } from "./command/call-options.js";
export { Command as $Command } from "./command/command.js";
export type { STSClientConfig, STSClientResolvedConfig } from "./config/client-config.js";
export type { RuntimeExtension, STSExtensionConfiguration } from "./config/extensions.js";
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
export type { AssumedRoleUser } from "./models/assumed-role-user.js";
export type { Credentials } from "./models/credentials.js";
export type { FederatedUser } from "./models/federated-user.js";
export type { PolicyDescriptorType } from "./models/policy-descriptor.js";
export type { ProvidedContext } from "./models/provided-context.js";
export type { Tag } from "./models/tag.js";
export {
  AssumeRoleCommand,
  type AssumeRoleCommandInput,
  type AssumeRoleCommandOutput,
  type AssumeRoleRequest,
  type AssumeRoleResponse,
} from "./operations/assume-role.js";
export {
  AssumeRoleWithSAMLCommand,
  type AssumeRoleWithSAMLCommandInput,
  type AssumeRoleWithSAMLCommandOutput,
  type AssumeRoleWithSAMLRequest,
  type AssumeRoleWithSAMLResponse,
} from "./operations/assume-role-with-saml.js";
export {
  AssumeRoleWithWebIdentityCommand,
  type AssumeRoleWithWebIdentityCommandInput,
  type AssumeRoleWithWebIdentityCommandOutput,
  type AssumeRoleWithWebIdentityRequest,
  type AssumeRoleWithWebIdentityResponse,
} from "./operations/assume-role-with-web-identity.js";
export {
  AssumeRootCommand,
  type AssumeRootCommandInput,
  type AssumeRootCommandOutput,
  type AssumeRootRequest,
  type AssumeRootResponse,
} from "./operations/assume-root.js";
export {
  DecodeAuthorizationMessageCommand,
  type DecodeAuthorizationMessageCommandInput,
  type DecodeAuthorizationMessageCommandOutput,
  type DecodeAuthorizationMessageRequest,
  type DecodeAuthorizationMessageResponse,
} from "./operations/decode-authorization-message.js";
export {
  GetAccessKeyInfoCommand,
  type GetAccessKeyInfoCommandInput,
  type GetAccessKeyInfoCommandOutput,
  type GetAccessKeyInfoRequest,
  type GetAccessKeyInfoResponse,
} from "./operations/get-access-key-info.js";
export {
  GetCallerIdentityCommand,
  type GetCallerIdentityCommandInput,
  type GetCallerIdentityCommandOutput,
  type GetCallerIdentityRequest,
  type GetCallerIdentityResponse,
} from "./operations/get-caller-identity.js";
export {
  GetDelegatedAccessTokenCommand,
  type GetDelegatedAccessTokenCommandInput,
  type GetDelegatedAccessTokenCommandOutput,
  type GetDelegatedAccessTokenRequest,
  type GetDelegatedAccessTokenResponse,
} from "./operations/get-delegated-access-token.js";
export {
  GetFederationTokenCommand,
  type GetFederationTokenCommandInput,
  type GetFederationTokenCommandOutput,
  type GetFederationTokenRequest,
  type GetFederationTokenResponse,
} from "./operations/get-federation-token.js";
export {
  GetSessionTokenCommand,
  type GetSessionTokenCommandInput,
  type GetSessionTokenCommandOutput,
  type GetSessionTokenRequest,
  type GetSessionTokenResponse,
} from "./operations/get-session-token.js";
export {
  GetWebIdentityTokenCommand,
  type GetWebIdentityTokenCommandInput,
  type GetWebIdentityTokenCommandOutput,
  type GetWebIdentityTokenRequest,
  type GetWebIdentityTokenResponse,
} from "./operations/get-web-identity-token.js";
