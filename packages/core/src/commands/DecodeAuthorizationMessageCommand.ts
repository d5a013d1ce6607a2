import { command } from "../command.js";
import {
  type DecodeAuthorizationMessageCommandInput,
  type DecodeAuthorizationMessageCommandOutput,
  type DecodeAuthorizationMessageResult,
  decodeAuthorizationMessage,
} from "../operations/decode-authorization-message.js";

export type {
  DecodeAuthorizationMessageCommandInput,
  DecodeAuthorizationMessageCommandOutput,
  DecodeAuthorizationMessageRequest,
  DecodeAuthorizationMessageResponse,
  DecodeAuthorizationMessageResult,
} from "../operations/decode-authorization-message.js";

/**
 * Decodes the encoded message that some services return when they deny a request.
 *
 * @throws InvalidAuthorizationMessageException
 * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_DecodeAuthorizationMessage.html
 */
export class DecodeAuthorizationMessageCommand extends command<
  DecodeAuthorizationMessageCommandInput,
  DecodeAuthorizationMessageCommandOutput,
  DecodeAuthorizationMessageResult
>(decodeAuthorizationMessage) {}
