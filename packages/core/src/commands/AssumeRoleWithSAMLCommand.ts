import { command } from "../command.js";
import {
  type AssumeRoleWithSAMLCommandInput,
  type AssumeRoleWithSAMLCommandOutput,
  type AssumeRoleWithSAMLResult,
  assumeRoleWithSAML,
} from "../operations/assume-role-with-saml.js";

export type {
  AssumeRoleWithSAMLCommandInput,
  AssumeRoleWithSAMLCommandOutput,
  AssumeRoleWithSAMLRequest,
  AssumeRoleWithSAMLResponse,
  AssumeRoleWithSAMLResult,
} from "../operations/assume-role-with-saml.js";

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
export class AssumeRoleWithSAMLCommand extends command<
  AssumeRoleWithSAMLCommandInput,
  AssumeRoleWithSAMLCommandOutput,
  AssumeRoleWithSAMLResult
>(assumeRoleWithSAML) {}
