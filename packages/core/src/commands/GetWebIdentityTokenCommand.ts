import { command } from "../command.js";
import {
  type GetWebIdentityTokenCommandInput,
  type GetWebIdentityTokenCommandOutput,
  type GetWebIdentityTokenResult,
  getWebIdentityToken,
} from "../operations/get-web-identity-token.js";

export type {
  GetWebIdentityTokenCommandInput,
  GetWebIdentityTokenCommandOutput,
  GetWebIdentityTokenRequest,
  GetWebIdentityTokenResponse,
  GetWebIdentityTokenResult,
} from "../operations/get-web-identity-token.js";

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
  GetWebIdentityTokenCommandOutput,
  GetWebIdentityTokenResult
>(getWebIdentityToken) {}
