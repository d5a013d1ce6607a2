import { ENCODED_MESSAGE } from "../protocol/constraints.js";
import { StsError } from "../protocol/sts-error.js";
import type { Operation } from "./operation.js";

/** https://docs.aws.amazon.com/STS/latest/APIReference/API_DecodeAuthorizationMessage.html */
export const decodeAuthorizationMessage: Operation = {
  name: "DecodeAuthorizationMessage",
  signed: true,
  handle({ parameters, state }) {
    const message = state.sealer.open<unknown>(
      "authorization-message",
      parameters.required("EncodedMessage", ENCODED_MESSAGE),
    );
    if (message === undefined) {
      throw new StsError(
        "InvalidAuthorizationMessageException",
        "The message was not encoded by this server.",
      );
    }
    return { DecodedMessage: JSON.stringify(message) };
  },
};
