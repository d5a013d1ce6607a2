import type { AwsCredentialIdentity } from "@smithy/types";
import type { AnyCredentialProvider } from "./cached-provider.js";

/** What a service answers when it does not accept credentials, or no longer. */
const REFUSALS: ReadonlySet<string> = new Set([
  "ExpiredToken",
  "ExpiredTokenException",
  "InvalidClientTokenId",
  "UnrecognizedClientException",
]);

/** Has the provider forget credentials that a service refused, so that the next call gets others. */
export function forgetRefused(
  provider: AnyCredentialProvider,
  credentials: AwsCredentialIdentity | undefined,
  error: unknown,
): void {
  const { name, Code } = (error ?? {}) as { name?: string; Code?: string };
  if (credentials && REFUSALS.has(Code ?? name ?? "")) provider.invalidate?.(credentials);
}
