import { accountOfAccessKey } from "../principal/unique-id.js";
import { ACCESS_KEY_ID } from "../protocol/constraints.js";
import { StsError } from "../protocol/sts-error.js";
import type { Operation } from "./operation.js";

/** https://docs.aws.amazon.com/STS/latest/APIReference/API_GetAccessKeyInfo.html */
export const getAccessKeyInfo: Operation = {
  name: "GetAccessKeyInfo",
  signed: true,
  handle({ parameters, state }) {
    const id = parameters.required("AccessKeyId", ACCESS_KEY_ID);
    const owner = state.world.users.find((user) => user.accessKeys.some((key) => key.accessKeyId === id));
    const account = owner?.account ?? accountOfAccessKey(id);
    if (account === undefined)
      throw new StsError("ValidationError", `The account of access key ID ${id} cannot be determined.`);
    return { Account: account };
  },
};
