import { deflateRawSync } from "node:zlib";
import { findPolicyProblem } from "../policy/policy-document.js";
import { ARN, SESSION_POLICY } from "../protocol/constraints.js";
import type { Parameters } from "../protocol/parameters.js";
import { StsError } from "../protocol/sts-error.js";
import type { SessionTag } from "./session.js";

/** The policies a caller passes to narrow a session. */
export interface SessionPolicies {
  readonly policy: string | undefined;
  readonly policyArns: readonly string[];
}

const MAX_POLICY_ARNS = 10;
const MAX_PLAIN_LENGTH = 2048;
/** Bytes that policies and tags may take together once they are packed. */
const MAX_PACKED_BYTES = 2048;

/** Reads `Policy` and `PolicyArns`, and refuses what is not a policy or too long in plain text. */
export function readSessionPolicies(parameters: Parameters): SessionPolicies {
  const policy = parameters.optional("Policy", SESSION_POLICY);
  if (policy !== undefined) checkPolicy(policy);
  const policyArns = parameters.structures("PolicyArns", (member) => member.required("arn", ARN));
  if (policyArns.length > MAX_POLICY_ARNS) {
    throw new StsError("ValidationError", `At most ${MAX_POLICY_ARNS} PolicyArns may be passed.`);
  }
  for (const arn of policyArns) {
    if (!/^arn:[\w-]+:iam::(aws|\d{12}):policy\/\S+$/.test(arn)) {
      throw new StsError("ValidationError", `${arn} is not the ARN of a managed policy.`);
    }
  }
  const plainLength = (policy ?? "").length + policyArns.join("").length;
  if (plainLength > MAX_PLAIN_LENGTH) {
    throw new StsError(
      "PackedPolicyTooLarge",
      `Session policies have ${plainLength} characters; ${MAX_PLAIN_LENGTH} are allowed in plain text.`,
    );
  }
  return { policy, policyArns };
}

/**
 * `PackedPolicySize`: how much of the space for policies and tags a request uses, in percent.
 * `undefined` when it passes none. AWS does not publish its packing; this one deflates, which is close enough to
 * meet the limit with large inputs and to stay below it with usual ones.
 */
export function packedPolicySize(
  policies: SessionPolicies,
  tags: readonly SessionTag[] = [],
): number | undefined {
  if (policies.policy === undefined && policies.policyArns.length === 0 && tags.length === 0)
    return undefined;
  const plain = JSON.stringify([
    policies.policy,
    policies.policyArns,
    tags.map(({ key, value }) => [key, value]),
  ]);
  const percent = Math.ceil((100 * deflateRawSync(plain).length) / MAX_PACKED_BYTES);
  if (percent > 100) {
    throw new StsError(
      "PackedPolicyTooLarge",
      `The session policies and tags take ${percent}% of the space they may use together.`,
    );
  }
  return percent;
}

function checkPolicy(text: string): void {
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch (cause) {
    throw new StsError("MalformedPolicyDocument", "The session policy is not valid JSON.", { cause });
  }
  const problem = findPolicyProblem(document);
  if (problem !== undefined)
    throw new StsError("MalformedPolicyDocument", `The session policy is malformed: ${problem}.`);
}
