import type { MetadataBearer } from "@smithy/types";
import { command } from "../command.js";
import { operation } from "../schema/operation.js";
import { string } from "../schema/shape.js";

/** What DecodeAuthorizationMessage takes. */
export interface DecodeAuthorizationMessageRequest {
  /** The encoded message, as the service returned it: up to 10,240 characters. */
  EncodedMessage: string | undefined;
}

/** The response of DecodeAuthorizationMessage. */
export interface DecodeAuthorizationMessageResponse {
  /** The details, as JSON. */
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
 * Decodes the details that some services encode into the message of a refused request.
 *
 * @throws InvalidAuthorizationMessageException
 * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_DecodeAuthorizationMessage.html
 */
export class DecodeAuthorizationMessageCommand extends command<
  DecodeAuthorizationMessageCommandInput,
  DecodeAuthorizationMessageCommandOutput
>(decodeAuthorizationMessage) {}
