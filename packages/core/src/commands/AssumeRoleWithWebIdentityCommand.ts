import { command } from "../command.js";
import {
  type AssumeRoleWithWebIdentityCommandInput,
  type AssumeRoleWithWebIdentityCommandOutput,
  type AssumeRoleWithWebIdentityResult,
  assumeRoleWithWebIdentity,
} from "../operations/assume-role-with-web-identity.js";

export type {
  AssumeRoleWithWebIdentityCommandInput,
  AssumeRoleWithWebIdentityCommandOutput,
  AssumeRoleWithWebIdentityRequest,
  AssumeRoleWithWebIdentityResponse,
  AssumeRoleWithWebIdentityResult,
} from "../operations/assume-role-with-web-identity.js";

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
export class AssumeRoleWithWebIdentityCommand extends command<
  AssumeRoleWithWebIdentityCommandInput,
  AssumeRoleWithWebIdentityCommandOutput,
  AssumeRoleWithWebIdentityResult
>(assumeRoleWithWebIdentity) {}
