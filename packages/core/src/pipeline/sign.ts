import { type HttpRequest, SMITHY_CONTEXT_KEY } from "@smithy/types";
import type { CallContext } from "../command/call-context.js";
import type { STSClientResolvedConfig } from "../config/client-config.js";
import { forgetRefused } from "../credentials/refused-credentials.js";
import type { Platform } from "../platform.js";
import { learnClockOffset, markCorrected } from "./clock-skew.js";
import type { Step } from "./step.js";

type Config = Pick<
  STSClientResolvedConfig,
  "credentials" | "signer" | "signingRegion" | "region" | "systemClockOffset" | "disableClockSkewCorrection"
>;

/** Signs the request, unless the operation takes it unsigned; keeps the clock of signatures right. */
export function sign(config: Config, platform: Pick<Platform, "signer" | "time">): Step {
  return (next, context) => async (args) => {
    if (context[SMITHY_CONTEXT_KEY].operationSchema.unsigned) return next(args);

    const correct = !(await config.disableClockSkewCorrection());
    const offset = correct ? config.systemClockOffset : 0;
    const request = await signed(args.request, offset, config, platform, context);
    const sentAt = platform.time.now();
    try {
      const result = await next({ ...args, request });
      if (correct) learnClockOffset(config, result.response, sentAt, platform.time.now());
      return result;
    } catch (error) {
      forgetRefused(config.credentials, context[SMITHY_CONTEXT_KEY].identity, error);
      if (correct && typeof error === "object" && error !== null) {
        const { $response, message } = error as { $response?: any; message?: string };
        learnClockOffset(config, $response, sentAt, platform.time.now(), message);
        markCorrected(error, offset, config.systemClockOffset);
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
