import { accountInArn, rootUser } from "../principal/principal.js";
import { ARN, TARGET_PRINCIPAL } from "../protocol/constraints.js";
import { StsError } from "../protocol/sts-error.js";

import { issueCredentials, readMinimumTokenSize } from "../session/issue-credentials.js";
import type { Operation } from "./operation.js";

/** The managed policies that AssumeRoot accepts. */
const TASK_POLICIES = new Set([
  "arn:aws:iam::aws:policy/root-task/IAMAuditRootUserCredentials",
  "arn:aws:iam::aws:policy/root-task/IAMCreateRootUserPassword",
  "arn:aws:iam::aws:policy/root-task/IAMDeleteRootUserCredentials",
  "arn:aws:iam::aws:policy/root-task/S3UnlockBucketPolicy",
  "arn:aws:iam::aws:policy/root-task/SQSUnlockQueuePolicy",
]);

const MAX_SECONDS = 900;

/** https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoot.html */
export const assumeRoot: Operation = {
  name: "AssumeRoot",
  signed: true,
  handle({ parameters, caller, now, state: { world, sealer } }) {
    const target = parameters.required("TargetPrincipal", TARGET_PRINCIPAL);
    const taskPolicy = parameters.required("TaskPolicyArn.arn", ARN);
    // The API allows 0, which is taken as the default.
    const durationSeconds =
      parameters.integer("DurationSeconds", { min: 0, max: MAX_SECONDS }) || MAX_SECONDS;
    const account = /^\d{12}$/.test(target) ? target : accountInArn(target);
    if (!TASK_POLICIES.has(taskPolicy)) {
      throw new StsError("AccessDenied", `${taskPolicy} is not a policy for root tasks.`);
    }
    if (caller.principal.account !== world.accountId || !world.memberAccounts.includes(account)) {
      throw new StsError(
        "AccessDenied",
        `${caller.principal.arn} may not act as the root user of ${target}.`,
      );
    }
    const sourceIdentity = caller.session?.sourceIdentity;
    const { Credentials, ...tokenSize } = issueCredentials(sealer, now, {
      principal: rootUser(account),
      issuedBy: "AssumeRoot",
      durationSeconds,
      sourceIdentity,
      minimumTokenSize: readMinimumTokenSize(parameters),
    });
    return { Credentials, SourceIdentity: sourceIdentity, ...tokenSize };
  },
};
