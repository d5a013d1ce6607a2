/**
 * What every platform's package exports besides its own client, credential providers and presigning.
 */
export { Client as __Client } from "@smithy/core/client";
export { Command as $Command } from "./command.js";
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
export type { ServiceInputTypes, ServiceOutputTypes } from "./operations/commands.js";
export * from "./operations/index.js";
export type { CallOptions } from "./pipeline/call-context.js";
export type {
  RuntimeExtension,
  STSClientResolvedConfig,
  STSExtensionConfiguration,
} from "./settings/client-config.js";
