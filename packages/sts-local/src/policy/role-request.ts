import type { ConditionContext } from "./conditions.js";
import type { RequestingPrincipal } from "./trust-policy.js";

/** A request to assume a role, as its trust policy sees it. */
export interface RoleRequest {
  readonly roleArn: string;
  /** What the trust policy must allow; the operation itself comes first. */
  readonly actions: readonly [string, ...string[]];
  readonly principal: RequestingPrincipal;
  /** The ARN to show in `AccessDenied`. */
  readonly principalArn: string;
  readonly principalId: string;
  readonly context: ConditionContext;
}
