import type { MetadataBearer } from "@smithy/types";
import type { AssumeRoleRequest, AssumeRoleResponse } from "../operations/assume-role.js";
import type {
  AssumeRoleWithSAMLRequest,
  AssumeRoleWithSAMLResponse,
} from "../operations/assume-role-with-saml.js";
import type {
  AssumeRoleWithWebIdentityRequest,
  AssumeRoleWithWebIdentityResponse,
} from "../operations/assume-role-with-web-identity.js";
import type { AssumeRootRequest, AssumeRootResponse } from "../operations/assume-root.js";
import type {
  DecodeAuthorizationMessageRequest,
  DecodeAuthorizationMessageResponse,
} from "../operations/decode-authorization-message.js";
import type { GetAccessKeyInfoRequest, GetAccessKeyInfoResponse } from "../operations/get-access-key-info.js";
import type {
  GetCallerIdentityRequest,
  GetCallerIdentityResponse,
} from "../operations/get-caller-identity.js";
import type {
  GetDelegatedAccessTokenRequest,
  GetDelegatedAccessTokenResponse,
} from "../operations/get-delegated-access-token.js";
import type {
  GetFederationTokenRequest,
  GetFederationTokenResponse,
} from "../operations/get-federation-token.js";
import type { GetSessionTokenRequest, GetSessionTokenResponse } from "../operations/get-session-token.js";
import type {
  GetWebIdentityTokenRequest,
  GetWebIdentityTokenResponse,
} from "../operations/get-web-identity-token.js";
import type { OperationOptions, SignedOperationOptions } from "./options.js";

// Each function rejects as a client's `send` does, also with TimeoutError, NetworkError, AbortError and, for invalid input or
// options, TypeError.

/** `assumeRole` of a platform. */
export type AssumeRole =
  /**
   * Returns temporary credentials for an IAM role. The role's trust policy must allow the caller to assume it.
   *
   * @throws ExpiredTokenException
   * @throws MalformedPolicyDocumentException
   * @throws PackedPolicyTooLargeException
   * @throws RegionDisabledException
   * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html
   */
  (
    input: AssumeRoleRequest,
    options?: SignedOperationOptions,
  ) => Promise<AssumeRoleResponse & MetadataBearer>;

/** `assumeRoleWithSAML` of a platform. */
export type AssumeRoleWithSAML =
  /**
   * Exchanges a SAML 2.0 assertion for temporary credentials of an IAM role. The request is not signed, so no AWS
   * credentials are needed.
   *
   * @throws ExpiredTokenException
   * @throws IDPRejectedClaimException
   * @throws InvalidIdentityTokenException
   * @throws MalformedPolicyDocumentException
   * @throws PackedPolicyTooLargeException
   * @throws RegionDisabledException
   * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithSAML.html
   */
  (
    input: AssumeRoleWithSAMLRequest,
    options?: OperationOptions,
  ) => Promise<AssumeRoleWithSAMLResponse & MetadataBearer>;

/** `assumeRoleWithWebIdentity` of a platform. */
export type AssumeRoleWithWebIdentity =
  /**
   * Exchanges an OpenID Connect or OAuth 2.0 token for temporary credentials of an IAM role. The request is not signed,
   * so no AWS credentials are needed.
   *
   * @throws ExpiredTokenException
   * @throws IDPCommunicationErrorException
   * @throws IDPRejectedClaimException
   * @throws InvalidIdentityTokenException
   * @throws MalformedPolicyDocumentException
   * @throws PackedPolicyTooLargeException
   * @throws RegionDisabledException
   * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html
   */
  (
    input: AssumeRoleWithWebIdentityRequest,
    options?: OperationOptions,
  ) => Promise<AssumeRoleWithWebIdentityResponse & MetadataBearer>;

/** `assumeRoot` of a platform. */
export type AssumeRoot =
  /**
   * Returns short-lived root credentials for a member account of your organization, limited to one task.
   *
   * @throws ExpiredTokenException
   * @throws RegionDisabledException
   * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoot.html
   */
  (
    input: AssumeRootRequest,
    options?: SignedOperationOptions,
  ) => Promise<AssumeRootResponse & MetadataBearer>;

/** `decodeAuthorizationMessage` of a platform. */
export type DecodeAuthorizationMessage =
  /**
   * Decodes the encoded message that some services return when they deny a request.
   *
   * @throws InvalidAuthorizationMessageException
   * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_DecodeAuthorizationMessage.html
   */
  (
    input: DecodeAuthorizationMessageRequest,
    options?: SignedOperationOptions,
  ) => Promise<DecodeAuthorizationMessageResponse & MetadataBearer>;

/** `getAccessKeyInfo` of a platform. */
export type GetAccessKeyInfo =
  /**
   * Returns the account that an access key id belongs to, whether or not the key is active.
   *
   * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_GetAccessKeyInfo.html
   */
  (
    input: GetAccessKeyInfoRequest,
    options?: SignedOperationOptions,
  ) => Promise<GetAccessKeyInfoResponse & MetadataBearer>;

/** `getCallerIdentity` of a platform. */
export type GetCallerIdentity =
  /**
   * Returns the identity whose credentials signed the request. It needs no permissions, and no policy can deny it.
   *
   * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html
   */
  (
    input: GetCallerIdentityRequest,
    options?: SignedOperationOptions,
  ) => Promise<GetCallerIdentityResponse & MetadataBearer>;

/** `getDelegatedAccessToken` of a platform. */
export type GetDelegatedAccessToken =
  /**
   * Exchanges a trade-in token for temporary credentials with the permissions that the token delegates.
   *
   * @throws ExpiredTradeInTokenException
   * @throws PackedPolicyTooLargeException
   * @throws RegionDisabledException
   * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_GetDelegatedAccessToken.html
   */
  (
    input: GetDelegatedAccessTokenRequest,
    options?: SignedOperationOptions,
  ) => Promise<GetDelegatedAccessTokenResponse & MetadataBearer>;

/** `getFederationToken` of a platform. */
export type GetFederationToken =
  /**
   * Returns temporary credentials for a user that your application has authenticated. The request must be signed with the
   * long-term credentials of an IAM user.
   *
   * @throws MalformedPolicyDocumentException
   * @throws PackedPolicyTooLargeException
   * @throws RegionDisabledException
   * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_GetFederationToken.html
   */
  (
    input: GetFederationTokenRequest,
    options?: SignedOperationOptions,
  ) => Promise<GetFederationTokenResponse & MetadataBearer>;

/** `getSessionToken` of a platform. */
export type GetSessionToken =
  /**
   * Returns temporary credentials for the calling IAM user, for example to make calls that require MFA.
   *
   * @throws RegionDisabledException
   * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_GetSessionToken.html
   */
  (
    input: GetSessionTokenRequest,
    options?: SignedOperationOptions,
  ) => Promise<GetSessionTokenResponse & MetadataBearer>;

/** `getWebIdentityToken` of a platform. */
export type GetWebIdentityToken =
  /**
   * Returns a signed JSON Web Token that proves the caller's identity to services outside AWS.
   *
   * @throws JWTPayloadSizeExceededException
   * @throws OutboundWebIdentityFederationDisabledException
   * @throws SessionDurationEscalationException
   * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_GetWebIdentityToken.html
   */
  (
    input: GetWebIdentityTokenRequest,
    options?: SignedOperationOptions,
  ) => Promise<GetWebIdentityTokenResponse & MetadataBearer>;
