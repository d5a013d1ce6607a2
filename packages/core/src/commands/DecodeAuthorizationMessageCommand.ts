import type { MetadataBearer } from "@smithy/types";
import { command } from "../command.js";
import {
  type DecodeAuthorizationMessageRequest,
  type DecodeAuthorizationMessageResponse,
  decodeAuthorizationMessage,
} from "../operations/decode-authorization-message.js";

export type { DecodeAuthorizationMessageRequest, DecodeAuthorizationMessageResponse };
export interface DecodeAuthorizationMessageCommandInput extends DecodeAuthorizationMessageRequest {}
export interface DecodeAuthorizationMessageCommandOutput
  extends DecodeAuthorizationMessageResponse,
    MetadataBearer {}

/**
 * Decodes the encoded message that some services return when they deny a request.
 *
 * @throws InvalidAuthorizationMessageException
 * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_DecodeAuthorizationMessage.html
 */
export class DecodeAuthorizationMessageCommand extends command<
  DecodeAuthorizationMessageCommandInput,
  DecodeAuthorizationMessageCommandOutput
>(decodeAuthorizationMessage) {}
