import { assumedRole, type Principal } from "../principal/principal.js";
import { StsError } from "../protocol/sts-error.js";
import { issueCredentials } from "../session/issue-credentials.js";
import { openTradeInToken } from "../session/trade-in-token.js";
import type { World } from "../world/world.js";
import type { Operation } from "./operation.js";

/** The session name for delegated roles. */
const SESSION_NAME = "delegated-access";

/** https://docs.aws.amazon.com/STS/latest/APIReference/API_GetDelegatedAccessToken.html */
export const getDelegatedAccessToken: Operation = {
  name: "GetDelegatedAccessToken",
  signed: true,
  handle({ parameters, now, state: { sealer, world } }) {
    const access = openTradeInToken(sealer, parameters.required("TradeInToken"), now);
    const { Credentials } = issueCredentials(sealer, now, {
      principal: delegatedPrincipal(world, access.principalArn),
      issuedBy: "GetDelegatedAccessToken",
      durationSeconds: access.durationSeconds,
      chainDepth: 1,
    });
    return { Credentials, PackedPolicySize: 0, AssumedPrincipal: access.principalArn };
  },
};

function delegatedPrincipal(world: World, arn: string): Principal {
  const role = world.roles.find((candidate) => candidate.arn === arn);
  if (role !== undefined) return assumedRole(role.arn, role.id, SESSION_NAME);
  const user = world.users.find((candidate) => candidate.arn === arn);
  if (user === undefined)
    throw new StsError("AccessDenied", `The delegated principal ${arn} does not exist.`);
  return { type: "user", account: user.account, id: user.id, arn };
}
