import type { AssumeRoleCommandInput, AssumeRoleResult } from "../operations/assume-role.js";
import type {
  AssumeRoleWithSAMLCommandInput,
  AssumeRoleWithSAMLResult,
} from "../operations/assume-role-with-saml.js";
import type {
  AssumeRoleWithWebIdentityCommandInput,
  AssumeRoleWithWebIdentityResult,
} from "../operations/assume-role-with-web-identity.js";
import type { AssumeRootCommandInput, AssumeRootResult } from "../operations/assume-root.js";
import type {
  DecodeAuthorizationMessageCommandInput,
  DecodeAuthorizationMessageResult,
} from "../operations/decode-authorization-message.js";
import type {
  GetAccessKeyInfoCommandInput,
  GetAccessKeyInfoResult,
} from "../operations/get-access-key-info.js";
import type { GetCallerIdentityResult } from "../operations/get-caller-identity.js";
import type {
  GetDelegatedAccessTokenCommandInput,
  GetDelegatedAccessTokenResult,
} from "../operations/get-delegated-access-token.js";
import type {
  GetFederationTokenCommandInput,
  GetFederationTokenResult,
} from "../operations/get-federation-token.js";
import type {
  GetScopedCredentialsCommandInput,
  GetScopedCredentialsResult,
} from "../operations/get-scoped-credentials.js";
import type { GetSessionTokenCommandInput, GetSessionTokenResult } from "../operations/get-session-token.js";
import type {
  GetWebIdentityTokenCommandInput,
  GetWebIdentityTokenResult,
} from "../operations/get-web-identity-token.js";
import type { OrUndefined } from "../settings/client-config.js";
import type { OperationOptions, SignedOperationOptions } from "./options.js";

// Each function rejects as a client's `send` does, also with TimeoutError, NetworkError, AbortError and, for invalid input or
// options, TypeError.

/** `assumeRole` of a platform. */
export type AssumeRole =
  /**
   * Returns temporary credentials for an IAM role. The role's trust policy must allow the caller to assume it.
   *
   * @throws ExpiredTokenException
   * @throws InvalidContextAssertionException
   * @throws MalformedPolicyDocumentException
   * @throws PackedPolicyTooLargeException
   * @throws RegionDisabledException
   * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html
   */
  (input: AssumeRoleCommandInput, options?: OrUndefined<SignedOperationOptions>) => Promise<AssumeRoleResult>;

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
    input: AssumeRoleWithSAMLCommandInput,
    options?: OrUndefined<OperationOptions>,
  ) => Promise<AssumeRoleWithSAMLResult>;

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
    input: AssumeRoleWithWebIdentityCommandInput,
    options?: OrUndefined<OperationOptions>,
  ) => Promise<AssumeRoleWithWebIdentityResult>;

/** `assumeRoot` of a platform. */
export type AssumeRoot =
  /**
   * Returns short-lived root credentials for a member account of your organization, limited to one task.
   *
   * @throws ExpiredTokenException
   * @throws RegionDisabledException
   * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoot.html
   */
  (input: AssumeRootCommandInput, options?: OrUndefined<SignedOperationOptions>) => Promise<AssumeRootResult>;

/** `decodeAuthorizationMessage` of a platform. */
export type DecodeAuthorizationMessage =
  /**
   * Decodes the encoded message that some services return when they deny a request.
   *
   * @throws InvalidAuthorizationMessageException
   * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_DecodeAuthorizationMessage.html
   */
  (
    input: DecodeAuthorizationMessageCommandInput,
    options?: OrUndefined<SignedOperationOptions>,
  ) => Promise<DecodeAuthorizationMessageResult>;

/** `getAccessKeyInfo` of a platform. */
export type GetAccessKeyInfo =
  /**
   * Returns the account that an access key id belongs to, whether or not the key is active.
   *
   * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_GetAccessKeyInfo.html
   */
  (
    input: GetAccessKeyInfoCommandInput,
    options?: OrUndefined<SignedOperationOptions>,
  ) => Promise<GetAccessKeyInfoResult>;

/** `getCallerIdentity` of a platform. */
export type GetCallerIdentity =
  /**
   * Returns the identity whose credentials signed the request. It needs no permissions, and no policy can deny it.
   *
   * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html
   */
  (
    input?: Record<string, never>,
    options?: OrUndefined<SignedOperationOptions>,
  ) => Promise<GetCallerIdentityResult>;

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
    input: GetDelegatedAccessTokenCommandInput,
    options?: OrUndefined<SignedOperationOptions>,
  ) => Promise<GetDelegatedAccessTokenResult>;

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
    input: GetFederationTokenCommandInput,
    options?: OrUndefined<SignedOperationOptions>,
  ) => Promise<GetFederationTokenResult>;

/** `getScopedCredentials` of a platform. */
export type GetScopedCredentials =
  /**
   * Returns temporary credentials of the same identity that allow less, for less time, than those of the calling session. The
   * request must be signed with temporary credentials, and STS' global endpoint does not have this operation.
   *
   * @throws InsufficientSessionLifetimeException
   * @throws InvalidSubjectCredentialsException
   * @throws MalformedPolicyDocumentException
   * @throws PackedPolicyTooLargeException
   * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_GetScopedCredentials.html
   */
  (
    input: GetScopedCredentialsCommandInput,
    options?: OrUndefined<SignedOperationOptions>,
  ) => Promise<GetScopedCredentialsResult>;

/** `getSessionToken` of a platform. */
export type GetSessionToken =
  /**
   * Returns temporary credentials for the calling IAM user, for example to make calls that require MFA.
   *
   * @throws RegionDisabledException
   * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_GetSessionToken.html
   */
  (
    input?: GetSessionTokenCommandInput,
    options?: OrUndefined<SignedOperationOptions>,
  ) => Promise<GetSessionTokenResult>;

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
    input: GetWebIdentityTokenCommandInput,
    options?: OrUndefined<SignedOperationOptions>,
  ) => Promise<GetWebIdentityTokenResult>;
