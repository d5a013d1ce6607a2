import { type AwsCredentialIdentity, type HttpRequest, SMITHY_CONTEXT_KEY } from "@smithy/types";
import { abortable } from "../cancellation/abort.js";
import type { CallContext } from "../command/call-context.js";
import type { STSClientResolvedConfig } from "../config/client-config.js";
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
      if (correct && typeof error === "object" && error !== null) {
        learnClockOffset(config, (error as { $response?: any }).$response, sentAt, platform.time.now());
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
  if (config.signer) {
    const signer = await config.signer(scheme);
    const date = new Date(platform.time.now() + offset);
    return (await signer.sign(request as any, {
      signingDate: date,
      signingRegion: region,
      signingService: service,
    })) as HttpRequest;
  }
  const credentials = await abortable(config.credentials(), context[SMITHY_CONTEXT_KEY].abortSignal);
  checkCredentials(credentials);
  // The time is read after the credentials are there: getting them may have taken long.
  const date = new Date(platform.time.now() + offset);
  return platform.signer.sign(request, { credentials, region, service, date });
}

function checkCredentials(
  credentials: AwsCredentialIdentity | undefined,
): asserts credentials is AwsCredentialIdentity {
  for (const member of ["accessKeyId", "secretAccessKey"] as const) {
    if (typeof credentials?.[member] !== "string" || credentials[member] === "") {
      throw new TypeError(
        `credentials have no ${member}. Give an object { accessKeyId, secretAccessKey, sessionToken? }, or a provider of one.`,
      );
    }
  }
}
