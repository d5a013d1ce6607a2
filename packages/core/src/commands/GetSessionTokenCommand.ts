import type { MetadataBearer } from "@smithy/types";
import { command } from "../command.js";
import {
  type GetSessionTokenRequest,
  type GetSessionTokenResponse,
  getSessionToken,
} from "../operations/get-session-token.js";

export type { GetSessionTokenRequest, GetSessionTokenResponse };
export interface GetSessionTokenCommandInput extends GetSessionTokenRequest {}
export interface GetSessionTokenCommandOutput extends GetSessionTokenResponse, MetadataBearer {}

/**
 * Returns temporary credentials for the calling IAM user, for example to make calls that require MFA.
 *
 * @throws RegionDisabledException
 * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_GetSessionToken.html
 */
export class GetSessionTokenCommand extends command<
  GetSessionTokenCommandInput,
  GetSessionTokenCommandOutput
>(getSessionToken) {}
