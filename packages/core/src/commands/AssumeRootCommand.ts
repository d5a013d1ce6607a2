import { command } from "../command.js";
import {
  type AssumeRootCommandInput,
  type AssumeRootCommandOutput,
  type AssumeRootResult,
  assumeRoot,
} from "../operations/assume-root.js";

export type {
  AssumeRootCommandInput,
  AssumeRootCommandOutput,
  AssumeRootRequest,
  AssumeRootResponse,
  AssumeRootResult,
} from "../operations/assume-root.js";

/**
 * Returns short-lived root credentials for a member account of your organization, limited to one task.
 *
 * @throws ExpiredTokenException
 * @throws RegionDisabledException
 * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoot.html
 */
export class AssumeRootCommand extends command<
  AssumeRootCommandInput,
  AssumeRootCommandOutput,
  AssumeRootResult
>(assumeRoot) {}
