import type { HttpRequest } from "@smithy/types";
import type { AnyCredentialProvider } from "../credentials/cached-provider.js";
import type { Platform } from "../platform.js";
import type { STSClientResolvedConfig } from "../settings/client-config.js";
import { type Call, type CallContext, SMITHY_CONTEXT_KEY } from "./call-context.js";
import { isCorrectedSkew, learnClockOffset } from "./clock-skew.js";
import type { Middleware } from "./middleware.js";

type Config = Pick<
  STSClientResolvedConfig,
  "credentials" | "signer" | "signingRegion" | "region" | "systemClockOffset" | "disableClockSkewCorrection"
>;

/** Error codes for credentials that the service refuses, temporarily or permanently. */
const REFUSALS: ReadonlySet<string> = new Set([
  "ExpiredToken",
  "ExpiredTokenException",
  "InvalidClientTokenId",
  "UnrecognizedClientException",
]);

/**
 * Signs the request, unless the operation is unsigned, and corrects the clock for signatures. If a signer fails, the call
 * fails without a retry, as with a credentials provider: the services behind it have their own retries.
 */
export function sign(config: Config, platform: Pick<Platform, "signer" | "time">): Middleware {
  return (next, context) => async (args) => {
    const call = context[SMITHY_CONTEXT_KEY];
    if (call.operationSchema.unsigned) return next(args);

    const correct = !(await config.disableClockSkewCorrection());
    const offset = correct ? config.systemClockOffset : 0;
    let request: HttpRequest;
    try {
      request = await signed(args.request, offset, config, platform, context);
    } catch (error) {
      if (call.attempt) call.attempt.signingFailed = true;
      throw error;
    }
    const sentAt = platform.time.now();
    try {
      const result = await next({ ...args, request });
      if (correct) learnClockOffset(config, result.response, sentAt, platform.time.now());
      return result;
    } catch (error) {
      forgetRefused(config.credentials, call, error);
      if (correct && call.attempt && typeof error === "object" && error !== null) {
        const { message } = error as { message?: string };
        learnClockOffset(config, call.attempt.response, sentAt, platform.time.now(), message);
        call.attempt.clockSkewCorrected = isCorrectedSkew(error, offset, config.systemClockOffset);
      }
      throw error;
    }
  };
}

async function signed(
  request: HttpRequest,
  offset: number,
  config: Config,
  platform: Pick<Platform, "signer" | "time">,
  context: CallContext,
): Promise<HttpRequest> {
  const scheme = context.authSchemes?.[0];
  const region = config.signingRegion ?? scheme?.signingRegion ?? (await config.region());
  const service = scheme?.signingName ?? "sts";
  const date = new Date(platform.time.now() + offset);
  if (config.signer) {
    const signer = await config.signer(scheme);
    const scope = { signingDate: date, signingRegion: region, signingService: service };
    return (await signer.sign(request as any, scope)) as HttpRequest;
  }
  const credentials = context[SMITHY_CONTEXT_KEY].identity!;
  return platform.signer.sign(request, { credentials, region, service, date });
}

/** Makes the provider forget credentials that the service refused, so that the next call gets new ones. */
function forgetRefused(provider: AnyCredentialProvider, { identity }: Call, error: unknown): void {
  const { name, Code } = (error ?? {}) as { name?: string; Code?: string };
  if (identity && REFUSALS.has(Code ?? name ?? "")) provider.invalidate?.(identity);
}
