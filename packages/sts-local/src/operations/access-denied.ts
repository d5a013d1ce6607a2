import type { ConditionContext } from "../policy/conditions.js";
import type { PolicyStatement } from "../policy/policy-document.js";
import { StsError } from "../protocol/sts-error.js";
import type { Sealer } from "../session/sealer.js";

/** Why somebody was refused, in the shape that DecodeAuthorizationMessage gives back. */
export interface Denial {
  readonly principalArn: string;
  readonly principalId: string;
  readonly action: string;
  readonly resource: string;
  readonly deniedBy: PolicyStatement | undefined;
  readonly context: ConditionContext;
}

/**
 * `AccessDenied` whose message ends in an encoded explanation. Only who may call DecodeAuthorizationMessage on this
 * server reads it: the plain part says no more than STS does.
 */
export function accessDenied(sealer: Sealer, denial: Denial): StsError {
  const how = denial.deniedBy === undefined ? "" : " with an explicit deny";
  const encoded = sealer.seal("authorization-message", denialMessage(denial));
  return new StsError(
    "AccessDenied",
    `${denial.principalArn} is not authorized to perform ${denial.action} on ${denial.resource}${how}. Encoded authorization failure message: ${encoded}`,
  );
}

function denialMessage({ principalArn, principalId, action, resource, deniedBy, context }: Denial): unknown {
  return {
    allowed: false,
    explicitDeny: deniedBy !== undefined,
    matchedStatements: { items: deniedBy === undefined ? [] : [deniedBy] },
    failures: { items: [] },
    context: {
      principal: { id: principalId, arn: principalArn },
      action,
      resource,
      conditions: {
        items: [...context].map(([key, values]) => ({
          key,
          values: { items: values.map((value) => ({ value })) },
        })),
      },
    },
  };
}
