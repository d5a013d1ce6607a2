import type { MetadataBearer } from "@smithy/types";
import { command } from "../command.js";
import {
  type AssumeRoleWithWebIdentityRequest,
  type AssumeRoleWithWebIdentityResponse,
  assumeRoleWithWebIdentity,
} from "../operations/assume-role-with-web-identity.js";

export type { AssumeRoleWithWebIdentityRequest, AssumeRoleWithWebIdentityResponse };
export interface AssumeRoleWithWebIdentityCommandInput extends AssumeRoleWithWebIdentityRequest {}
export interface AssumeRoleWithWebIdentityCommandOutput
  extends AssumeRoleWithWebIdentityResponse,
    MetadataBearer {}

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
  AssumeRoleWithWebIdentityCommandOutput
>(assumeRoleWithWebIdentity) {}
