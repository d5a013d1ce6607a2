import { command } from "../command.js";
import {
  type GetDelegatedAccessTokenCommandInput,
  type GetDelegatedAccessTokenCommandOutput,
  type GetDelegatedAccessTokenResult,
  getDelegatedAccessToken,
} from "../operations/get-delegated-access-token.js";

export type {
  GetDelegatedAccessTokenCommandInput,
  GetDelegatedAccessTokenCommandOutput,
  GetDelegatedAccessTokenRequest,
  GetDelegatedAccessTokenResponse,
  GetDelegatedAccessTokenResult,
} from "../operations/get-delegated-access-token.js";

/**
 * Exchanges a trade-in token for temporary credentials with the permissions that the token delegates.
 *
 * @throws ExpiredTradeInTokenException
 * @throws PackedPolicyTooLargeException
 * @throws RegionDisabledException
 * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_GetDelegatedAccessToken.html
 */
export class GetDelegatedAccessTokenCommand extends command<
  GetDelegatedAccessTokenCommandInput,
  GetDelegatedAccessTokenCommandOutput,
  GetDelegatedAccessTokenResult
>(getDelegatedAccessToken) {}
