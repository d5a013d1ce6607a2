export {
  GetDelegatedAccessTokenCommand,
  type GetDelegatedAccessTokenCommandInput,
  type GetDelegatedAccessTokenCommandOutput,
  type GetDelegatedAccessTokenRequest,
  type GetDelegatedAccessTokenResponse,
} from "../operations/get-delegated-access-token.js";
