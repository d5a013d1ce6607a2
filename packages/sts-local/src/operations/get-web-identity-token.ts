import { randomUUID } from "node:crypto";
import { fromSeconds, toSeconds } from "../clock.js";
import { SIGNING_ALGORITHMS } from "../federation/web-identity-issuer.js";
import { TOKEN_AUDIENCE } from "../protocol/constraints.js";
import type { Parameters } from "../protocol/parameters.js";
import { StsError } from "../protocol/sts-error.js";
import type { SessionTag } from "../session/session.js";
import { readTags } from "../session/session-tags.js";
import { describe } from "../shape/shape.js";
import type { Operation, SignedCall } from "./operation.js";

const DEFAULT_SECONDS = 300;
const MAX_AUDIENCES = 10;
/** AWS does not publish its limit. This one allows common tags, but not the maximum of everything at once. */
const MAX_PAYLOAD_BYTES = 8192;

/** https://docs.aws.amazon.com/STS/latest/APIReference/API_GetWebIdentityToken.html */
export const getWebIdentityToken: Operation = {
  name: "GetWebIdentityToken",
  signed: true,
  async handle(call) {
    const { parameters, caller, now, state } = call;
    const audience = readAudience(parameters);
    const algorithm = readAlgorithm(parameters);
    checkSubject(parameters);
    const tags = readTags(parameters);
    const expiresAt =
      toSeconds(now) + (parameters.integer("DurationSeconds", { min: 60, max: 3600 }) ?? DEFAULT_SECONDS);
    if (!state.outboundWebIdentityFederation) {
      throw new StsError(
        "OutboundWebIdentityFederationDisabledException",
        "Outbound web identity federation is not enabled for this account.",
      );
    }
    if (caller.session !== undefined && expiresAt > caller.session.expiresAt) {
      throw new StsError(
        "SessionDurationEscalationException",
        "The token would outlive the session that requests it.",
      );
    }
    const payload = createPayload(call, { audience, tags, expiresAt });
    const size = Buffer.byteLength(JSON.stringify(payload));
    if (size > MAX_PAYLOAD_BYTES) {
      throw new StsError(
        "JWTPayloadSizeExceededException",
        `The token's payload would have ${size} bytes; at most ${MAX_PAYLOAD_BYTES} are allowed.`,
      );
    }
    return {
      WebIdentityToken: await state.webIdentityIssuer.sign(algorithm, payload),
      Expiration: fromSeconds(expiresAt),
    };
  },
};

function readAudience(parameters: Parameters): string[] {
  const audience = parameters.strings("Audience", TOKEN_AUDIENCE);
  if (audience.length === 0) throw new StsError("ValidationError", "Audience is required.");
  if (audience.length > MAX_AUDIENCES) {
    throw new StsError("ValidationError", `At most ${MAX_AUDIENCES} audiences may be passed.`);
  }
  return audience;
}

function readAlgorithm(parameters: Parameters) {
  const requested = parameters.required("SigningAlgorithm");
  const algorithm = SIGNING_ALGORITHMS.find((candidate) => candidate === requested);
  if (algorithm === undefined) {
    throw new StsError(
      "ValidationError",
      `SigningAlgorithm must be one of ${SIGNING_ALGORITHMS.join(", ")}.`,
    );
  }
  return algorithm;
}

/**
 * End users come from context providers, which this server does not have. So no session has one to put in a token, nor do
 * scopes, which go with end users.
 */
function checkSubject(parameters: Parameters): void {
  const mode = parameters.optional("SubjectMode") ?? "AWSIdentity";
  if (mode === "OriginIdentity") {
    throw new StsError("ValidationError", "SubjectMode is OriginIdentity, but the calling session has none.");
  }
  if (mode !== "AWSIdentity") {
    throw new StsError(
      "ValidationError",
      `SubjectMode is ${describe(mode)}, but must be AWSIdentity or OriginIdentity.`,
    );
  }
  if (parameters.optional("Scope") !== undefined) {
    throw new StsError("ValidationError", "Scope may be passed only with the SubjectMode OriginIdentity.");
  }
}

function createPayload(
  { caller, now, state }: SignedCall,
  token: { audience: string[]; tags: readonly SessionTag[]; expiresAt: number },
) {
  // Tokens do not tell the sessions of a role apart.
  const principalArn = caller.principal.roleArn ?? caller.principal.arn;
  const [onlyAudience, ...others] = token.audience;
  return {
    iss: state.webIdentityIssuer.url,
    aud: others.length === 0 ? onlyAudience! : token.audience,
    sub: principalArn,
    iat: toSeconds(now),
    exp: token.expiresAt,
    jti: randomUUID(),
    "https://sts.amazonaws.com/": {
      aws_account: caller.principal.account,
      source_region: caller.region,
      principal_id: principalArn,
      ...(token.tags.length > 0 && {
        request_tags: Object.fromEntries(token.tags.map(({ key, value }) => [key, value])),
      }),
    },
  };
}
