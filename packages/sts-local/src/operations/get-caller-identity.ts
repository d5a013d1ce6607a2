import type { Operation } from "./operation.js";

/** https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html */
export const getCallerIdentity: Operation = {
  name: "GetCallerIdentity",
  signed: true,
  handle: ({ caller: { principal } }) => ({
    UserId: principal.id,
    Account: principal.account,
    Arn: principal.arn,
  }),
};
