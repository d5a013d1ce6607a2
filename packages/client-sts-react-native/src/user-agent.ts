import type { UserAgentPairs } from "@stskit/core/client";

/** Language and runtime. The operating system is known to React Native's own modules only. */
export function userAgent(): UserAgentPairs {
  return [["os/other"], ["lang/js"], ["md/rn"]];
}
