import { accountOfAccessKey } from "../principal/unique-id.js";
import { ACCESS_KEY_ID } from "../protocol/constraints.js";
import { StsError } from "../protocol/sts-error.js";
import type { Operation } from "./operation.js";

/** https://docs.aws.amazon.com/STS/latest/APIReference/API_GetAccessKeyInfo.html */
export const getAccessKeyInfo: Operation = {
  name: "GetAccessKeyInfo",
  signed: true,
  answer({ parameters, services }) {
    const id = parameters.required("AccessKeyId", ACCESS_KEY_ID);
    const owner = services.world.users.find((user) => user.accessKeys.some((key) => key.accessKeyId === id));
    const account = owner?.account ?? accountOfAccessKey(id);
    if (account === undefined)
      throw new StsError("ValidationError", `${id} does not tell which account it is of.`);
    return { Account: account };
  },
};
