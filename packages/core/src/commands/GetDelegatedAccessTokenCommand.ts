import type { MetadataBearer } from "@smithy/types";
import { command } from "../command.js";
import {
  type GetDelegatedAccessTokenRequest,
  type GetDelegatedAccessTokenResponse,
  getDelegatedAccessToken,
} from "../operations/get-delegated-access-token.js";

export type { GetDelegatedAccessTokenRequest, GetDelegatedAccessTokenResponse };
export interface GetDelegatedAccessTokenCommandInput extends GetDelegatedAccessTokenRequest {}
export interface GetDelegatedAccessTokenCommandOutput
  extends GetDelegatedAccessTokenResponse,
    MetadataBearer {}

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
  GetDelegatedAccessTokenCommandOutput
>(getDelegatedAccessToken) {}
