import type { MetadataBearer } from "@smithy/types";
import { command } from "../command.js";
import {
  type GetWebIdentityTokenRequest,
  type GetWebIdentityTokenResponse,
  getWebIdentityToken,
} from "../operations/get-web-identity-token.js";

export type { GetWebIdentityTokenRequest, GetWebIdentityTokenResponse };
export interface GetWebIdentityTokenCommandInput extends GetWebIdentityTokenRequest {}
export interface GetWebIdentityTokenCommandOutput extends GetWebIdentityTokenResponse, MetadataBearer {}

/**
 * Returns a signed JSON Web Token that proves the caller's identity to services outside AWS.
 *
 * @throws JWTPayloadSizeExceededException
 * @throws OutboundWebIdentityFederationDisabledException
 * @throws SessionDurationEscalationException
 * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_GetWebIdentityToken.html
 */
export class GetWebIdentityTokenCommand extends command<
  GetWebIdentityTokenCommandInput,
  GetWebIdentityTokenCommandOutput
>(getWebIdentityToken) {}
