export type {
  AssumedRoleUser,
  Credentials,
  FederatedUser,
  PolicyDescriptorType,
  ProvidedContext,
  RuntimeExtension,
  ServiceInputTypes,
  ServiceOutputTypes,
  STSClientConfig,
  STSClientResolvedConfig,
  STSExtensionConfiguration,
  Tag,
} from "@stskit/core";
export {
  AbortError,
  ExpiredTokenException,
  ExpiredTradeInTokenException,
  IDPCommunicationErrorException,
  IDPRejectedClaimException,
  InvalidAuthorizationMessageException,
  InvalidIdentityTokenException,
  JWTPayloadSizeExceededException,
  MalformedPolicyDocumentException,
  NetworkError,
  OutboundWebIdentityFederationDisabledException,
  PackedPolicyTooLargeException,
  RegionDisabledException,
  SessionDurationEscalationException,
  STSServiceException,
  TimeoutError,
} from "@stskit/core/client";
export {
  AssumeRoleCommand,
  type AssumeRoleCommandInput,
  type AssumeRoleCommandOutput,
  type AssumeRoleRequest,
  type AssumeRoleResponse,
} from "@stskit/core/commands/AssumeRoleCommand";
export {
  AssumeRoleWithSAMLCommand,
  type AssumeRoleWithSAMLCommandInput,
  type AssumeRoleWithSAMLCommandOutput,
  type AssumeRoleWithSAMLRequest,
  type AssumeRoleWithSAMLResponse,
} from "@stskit/core/commands/AssumeRoleWithSAMLCommand";
export {
  AssumeRoleWithWebIdentityCommand,
  type AssumeRoleWithWebIdentityCommandInput,
  type AssumeRoleWithWebIdentityCommandOutput,
  type AssumeRoleWithWebIdentityRequest,
  type AssumeRoleWithWebIdentityResponse,
} from "@stskit/core/commands/AssumeRoleWithWebIdentityCommand";
export {
  AssumeRootCommand,
  type AssumeRootCommandInput,
  type AssumeRootCommandOutput,
  type AssumeRootRequest,
  type AssumeRootResponse,
} from "@stskit/core/commands/AssumeRootCommand";
export {
  DecodeAuthorizationMessageCommand,
  type DecodeAuthorizationMessageCommandInput,
  type DecodeAuthorizationMessageCommandOutput,
  type DecodeAuthorizationMessageRequest,
  type DecodeAuthorizationMessageResponse,
} from "@stskit/core/commands/DecodeAuthorizationMessageCommand";
export {
  GetAccessKeyInfoCommand,
  type GetAccessKeyInfoCommandInput,
  type GetAccessKeyInfoCommandOutput,
  type GetAccessKeyInfoRequest,
  type GetAccessKeyInfoResponse,
} from "@stskit/core/commands/GetAccessKeyInfoCommand";
export {
  GetCallerIdentityCommand,
  type GetCallerIdentityCommandInput,
  type GetCallerIdentityCommandOutput,
  type GetCallerIdentityRequest,
  type GetCallerIdentityResponse,
} from "@stskit/core/commands/GetCallerIdentityCommand";
export {
  GetDelegatedAccessTokenCommand,
  type GetDelegatedAccessTokenCommandInput,
  type GetDelegatedAccessTokenCommandOutput,
  type GetDelegatedAccessTokenRequest,
  type GetDelegatedAccessTokenResponse,
} from "@stskit/core/commands/GetDelegatedAccessTokenCommand";
export {
  GetFederationTokenCommand,
  type GetFederationTokenCommandInput,
  type GetFederationTokenCommandOutput,
  type GetFederationTokenRequest,
  type GetFederationTokenResponse,
} from "@stskit/core/commands/GetFederationTokenCommand";
export {
  GetSessionTokenCommand,
  type GetSessionTokenCommandInput,
  type GetSessionTokenCommandOutput,
  type GetSessionTokenRequest,
  type GetSessionTokenResponse,
} from "@stskit/core/commands/GetSessionTokenCommand";
export {
  GetWebIdentityTokenCommand,
  type GetWebIdentityTokenCommandInput,
  type GetWebIdentityTokenCommandOutput,
  type GetWebIdentityTokenRequest,
  type GetWebIdentityTokenResponse,
} from "@stskit/core/commands/GetWebIdentityTokenCommand";
export { STS } from "./STS.js";
export { STSClient } from "./STSClient.js";
