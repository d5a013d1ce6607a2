import { command } from "../command.js";
import {
  type AssumeRoleCommandInput,
  type AssumeRoleCommandOutput,
  type AssumeRoleResult,
  assumeRole,
} from "../operations/assume-role.js";

export type {
  AssumeRoleCommandInput,
  AssumeRoleCommandOutput,
  AssumeRoleRequest,
  AssumeRoleResponse,
  AssumeRoleResult,
} from "../operations/assume-role.js";

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
export class AssumeRoleCommand extends command<
  AssumeRoleCommandInput,
  AssumeRoleCommandOutput,
  AssumeRoleResult
>(assumeRole) {}
