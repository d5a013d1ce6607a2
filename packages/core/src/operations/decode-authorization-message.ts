import type { MetadataBearer } from "@smithy/types";
import { operation } from "../schema/operation.js";
import { always, string } from "../schema/shape.js";

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

/** What DecodeAuthorizationMessage resolves to: the output, with what STS always sends. */
export interface DecodeAuthorizationMessageResult extends DecodeAuthorizationMessageCommandOutput {
  DecodedMessage: string;
}

/** DecodeAuthorizationMessage, as it is on the wire. */
export const decodeAuthorizationMessage = operation<
  DecodeAuthorizationMessageRequest,
  DecodeAuthorizationMessageResult
>({
  name: "DecodeAuthorizationMessage",
  input: {
    EncodedMessage: string,
  },
  output: {
    DecodedMessage: always(string),
  },
});
