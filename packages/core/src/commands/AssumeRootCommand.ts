import type { MetadataBearer } from "@smithy/types";
import { command } from "../command.js";
import { type AssumeRootRequest, type AssumeRootResponse, assumeRoot } from "../operations/assume-root.js";

export type { AssumeRootRequest, AssumeRootResponse };
export interface AssumeRootCommandInput extends AssumeRootRequest {}
export interface AssumeRootCommandOutput extends AssumeRootResponse, MetadataBearer {}

/**
 * Returns short-lived root credentials for a member account of your organization, limited to one task.
 *
 * @throws ExpiredTokenException
 * @throws RegionDisabledException
 * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoot.html
 */
export class AssumeRootCommand extends command<AssumeRootCommandInput, AssumeRootCommandOutput>(assumeRoot) {}
