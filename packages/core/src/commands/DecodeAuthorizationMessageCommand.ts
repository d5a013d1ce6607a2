export {
  DecodeAuthorizationMessageCommand,
  type DecodeAuthorizationMessageCommandInput,
  type DecodeAuthorizationMessageCommandOutput,
  type DecodeAuthorizationMessageRequest,
  type DecodeAuthorizationMessageResponse,
} from "../operations/decode-authorization-message.js";
