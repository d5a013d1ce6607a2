import { command } from "../command.js";
import {
  type GetSessionTokenCommandInput,
  type GetSessionTokenCommandOutput,
  type GetSessionTokenResult,
  getSessionToken,
} from "../operations/get-session-token.js";

export type {
  GetSessionTokenCommandInput,
  GetSessionTokenCommandOutput,
  GetSessionTokenRequest,
  GetSessionTokenResponse,
  GetSessionTokenResult,
} from "../operations/get-session-token.js";

/**
 * Returns temporary credentials for the calling IAM user, for example to make calls that require MFA.
 *
 * @throws RegionDisabledException
 * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_GetSessionToken.html
 */
export class GetSessionTokenCommand extends command<
  GetSessionTokenCommandInput,
  GetSessionTokenCommandOutput,
  GetSessionTokenResult
>(getSessionToken) {}
