import { command } from "../command.js";
import {
  type GetCallerIdentityCommandInput,
  type GetCallerIdentityCommandOutput,
  type GetCallerIdentityResult,
  getCallerIdentity,
} from "../operations/get-caller-identity.js";

export type {
  GetCallerIdentityCommandInput,
  GetCallerIdentityCommandOutput,
  GetCallerIdentityRequest,
  GetCallerIdentityResponse,
  GetCallerIdentityResult,
} from "../operations/get-caller-identity.js";

/**
 * Returns the identity whose credentials signed the request. It needs no permissions, and no policy can deny it.
 *
 * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html
 */
export class GetCallerIdentityCommand extends command<
  GetCallerIdentityCommandInput,
  GetCallerIdentityCommandOutput,
  GetCallerIdentityResult
>(getCallerIdentity) {}
