import { federatedUser } from "../principal/principal.js";
import { FEDERATED_USER_NAME } from "../protocol/constraints.js";
import { readUserDuration } from "../session/duration.js";
import { issueCredentials, readMinimumTokenSize } from "../session/issue-credentials.js";
import { packedPolicySize, readSessionPolicies } from "../session/session-policy.js";
import { readTags } from "../session/session-tags.js";
import type { Operation } from "./operation.js";

/** https://docs.aws.amazon.com/STS/latest/APIReference/API_GetFederationToken.html */
export const getFederationToken: Operation = {
  name: "GetFederationToken",
  signed: true,
  handle({ parameters, caller, now, state }) {
    const principal = federatedUser(
      caller.principal.account,
      parameters.required("Name", FEDERATED_USER_NAME),
    );
    const tags = readTags(parameters);
    const PackedPolicySize = packedPolicySize(readSessionPolicies(parameters), tags);
    const { Credentials, ...tokenSize } = issueCredentials(state.sealer, now, {
      principal,
      issuedBy: "GetFederationToken",
      durationSeconds: readUserDuration(parameters, caller.principal.type === "root"),
      tags,
      minimumTokenSize: readMinimumTokenSize(parameters),
    });
    return {
      Credentials,
      FederatedUser: { FederatedUserId: principal.id, Arn: principal.arn },
      PackedPolicySize,
      ...tokenSize,
    };
  },
};
