import type { UserAgentPairs } from "@stskit/core/platform";

/** The language and runtime. Only React Native's own modules know the operating system. */
export function userAgent(): UserAgentPairs {
  return [["os/other"], ["lang/js"], ["md/rn"]];
}
