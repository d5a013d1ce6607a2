export {
  GetSessionTokenCommand,
  type GetSessionTokenCommandInput,
  type GetSessionTokenCommandOutput,
  type GetSessionTokenRequest,
  type GetSessionTokenResponse,
} from "../operations/get-session-token.js";
