import type { MetadataBearer } from "@smithy/types";
import { command } from "../command.js";
import { type AssumeRoleRequest, type AssumeRoleResponse, assumeRole } from "../operations/assume-role.js";

export type { AssumeRoleRequest, AssumeRoleResponse };
export interface AssumeRoleCommandInput extends AssumeRoleRequest {}
export interface AssumeRoleCommandOutput extends AssumeRoleResponse, MetadataBearer {}

/**
 * Returns temporary credentials for an IAM role. The role's trust policy must allow the caller to assume it.
 *
 * @throws ExpiredTokenException
 * @throws MalformedPolicyDocumentException
 * @throws PackedPolicyTooLargeException
 * @throws RegionDisabledException
 * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html
 */
export class AssumeRoleCommand extends command<AssumeRoleCommandInput, AssumeRoleCommandOutput>(assumeRole) {}
