import { deflateRawSync } from "node:zlib";
import { sessionPolicy } from "../policy/policy-shapes.js";
import { ARN, SESSION_POLICY } from "../protocol/constraints.js";
import type { Parameters } from "../protocol/parameters.js";
import { StsError } from "../protocol/sts-error.js";
import type { SessionTag } from "./session.js";

/** The policies that a caller passes to restrict a session. */
export interface SessionPolicies {
  readonly policy: string | undefined;
  readonly policyArns: readonly string[];
}

const MAX_POLICY_ARNS = 10;
const MAX_PLAINTEXT_LENGTH = 2048;
/** Limit for policies and tags together, once packed. */
const MAX_PACKED_BYTES = 2048;

/** Reads `Policy`. Throws `MalformedPolicyDocument`. */
export function readSessionPolicy(parameters: Parameters): string | undefined {
  const policy = parameters.optional("Policy", SESSION_POLICY);
  if (policy !== undefined) checkPolicy(policy);
  return policy;
}

/**
 * Reads `Policy` and `PolicyArns`. Throws `MalformedPolicyDocument`, or `PackedPolicyTooLarge` if their plaintext is
 * too long.
 */
export function readSessionPolicies(parameters: Parameters): SessionPolicies {
  const policy = readSessionPolicy(parameters);
  const policyArns = parameters.structures("PolicyArns", (member) => member.required("arn", ARN));
  if (policyArns.length > MAX_POLICY_ARNS) {
    throw new StsError("ValidationError", `At most ${MAX_POLICY_ARNS} PolicyArns may be passed.`);
  }
  for (const arn of policyArns) {
    if (!/^arn:[\w-]+:iam::(aws|\d{12}):policy\/\S+$/.test(arn)) {
      throw new StsError("ValidationError", `${arn} is not the ARN of a managed policy.`);
    }
  }
  const plaintextLength = (policy ?? "").length + policyArns.join("").length;
  if (plaintextLength > MAX_PLAINTEXT_LENGTH) {
    throw new StsError(
      "PackedPolicyTooLarge",
      `The session policies have ${plaintextLength} characters; at most ${MAX_PLAINTEXT_LENGTH} are allowed.`,
    );
  }
  return { policy, policyArns };
}

/**
 * `PackedPolicySize`: the percentage of the limit that a request's policies and tags use; `undefined` without any. AWS
 * does not publish its packing. This uses deflate, which exceeds the limit for large inputs but not for common ones.
 */
export function packedPolicySize(
  policies: SessionPolicies,
  tags: readonly SessionTag[] = [],
): number | undefined {
  if (policies.policy === undefined && policies.policyArns.length === 0 && tags.length === 0)
    return undefined;
  const plaintext = JSON.stringify([
    policies.policy,
    policies.policyArns,
    tags.map(({ key, value }) => [key, value]),
  ]);
  const percent = Math.ceil((100 * deflateRawSync(plaintext).length) / MAX_PACKED_BYTES);
  if (percent > 100) {
    throw new StsError(
      "PackedPolicyTooLarge",
      `The session policies and tags use ${percent}% of the space allowed for them.`,
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
  try {
    sessionPolicy.check(document, "Policy");
  } catch (cause) {
    throw new StsError(
      "MalformedPolicyDocument",
      `The session policy is malformed: ${(cause as Error).message}`,
      {
        cause,
      },
    );
  }
}
