export {
  GetFederationTokenCommand,
  type GetFederationTokenCommandInput,
  type GetFederationTokenCommandOutput,
  type GetFederationTokenRequest,
  type GetFederationTokenResponse,
} from "../operations/get-federation-token.js";
