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

/** DecodeAuthorizationMessage, as it is on the wire. */
export const decodeAuthorizationMessage = operation<
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
