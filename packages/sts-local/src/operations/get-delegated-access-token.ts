import { assumedRole, type Principal } from "../principal/principal.js";
import { StsError } from "../protocol/sts-error.js";
import { issueCredentials } from "../session/issue-credentials.js";
import { openTradeInToken } from "../session/trade-in-token.js";
import type { World } from "../world/world.js";
import type { Operation } from "./operation.js";

/** The session name under which a delegated role acts. */
const SESSION_NAME = "delegated-access";

/** https://docs.aws.amazon.com/STS/latest/APIReference/API_GetDelegatedAccessToken.html */
export const getDelegatedAccessToken: Operation = {
  name: "GetDelegatedAccessToken",
  signed: true,
  answer({ parameters, now, services: { sealer, world } }) {
    const tradeIn = openTradeInToken(sealer, parameters.required("TradeInToken"), now);
    const { Credentials } = issueCredentials(sealer, now, {
      principal: delegatedPrincipal(world, tradeIn.principalArn),
      issuedBy: "GetDelegatedAccessToken",
      durationSeconds: tradeIn.durationSeconds,
      chainDepth: 1,
    });
    return { Credentials, PackedPolicySize: 0, AssumedPrincipal: tradeIn.principalArn };
  },
};

function delegatedPrincipal(world: World, arn: string): Principal {
  const role = world.roles.find((candidate) => candidate.arn === arn);
  if (role !== undefined) return assumedRole(role.arn, role.id, SESSION_NAME);
  const user = world.users.find((candidate) => candidate.arn === arn);
  if (user === undefined)
    throw new StsError("AccessDenied", `${arn}, whose access was delegated, does not exist.`);
  return { type: "user", account: user.account, id: user.id, arn };
}
