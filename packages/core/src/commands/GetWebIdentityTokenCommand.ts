export {
  GetWebIdentityTokenCommand,
  type GetWebIdentityTokenCommandInput,
  type GetWebIdentityTokenCommandOutput,
  type GetWebIdentityTokenRequest,
  type GetWebIdentityTokenResponse,
} from "../operations/get-web-identity-token.js";
