import type { MetadataBearer } from "@smithy/types";
import { command } from "../command.js";
import { operation } from "../schema/operation.js";
import { string } from "../schema/shape.js";

/** The input of DecodeAuthorizationMessage. */
export interface DecodeAuthorizationMessageRequest {
  /** The encoded message from the service's response: up to 10,240 characters. */
  EncodedMessage: string | undefined;
}

/** The output of DecodeAuthorizationMessage. */
export interface DecodeAuthorizationMessageResponse {
  /** The details of the denial, as JSON. */
  DecodedMessage?: string | undefined;
}

export interface DecodeAuthorizationMessageCommandInput extends DecodeAuthorizationMessageRequest {}
export interface DecodeAuthorizationMessageCommandOutput
  extends DecodeAuthorizationMessageResponse,
    MetadataBearer {}

const decodeAuthorizationMessage = operation<
  DecodeAuthorizationMessageRequest,
  DecodeAuthorizationMessageResponse
>({
  name: "DecodeAuthorizationMessage",
  input: {
    EncodedMessage: string,
  },
  output: {
    DecodedMessage: string,
  },
});

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
