import { ENCODED_MESSAGE } from "../protocol/constraints.js";
import { StsError } from "../protocol/sts-error.js";
import type { Operation } from "./operation.js";

/** https://docs.aws.amazon.com/STS/latest/APIReference/API_DecodeAuthorizationMessage.html */
export const decodeAuthorizationMessage: Operation = {
  name: "DecodeAuthorizationMessage",
  signed: true,
  answer({ parameters, services }) {
    const message = services.sealer.open<unknown>(
      "authorization-message",
      parameters.required("EncodedMessage", ENCODED_MESSAGE),
    );
    if (message === undefined) {
      throw new StsError("InvalidAuthorizationMessageException", "This server did not encode the message.");
    }
    return { DecodedMessage: JSON.stringify(message) };
  },
};
