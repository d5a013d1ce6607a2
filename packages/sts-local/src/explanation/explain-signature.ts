import type { SignatureCheck } from "../authentication/check-signature.js";
import { type ComputedSignature, expectedSignature } from "../authentication/expected-signature.js";
import {
  type CredentialStore,
  type FoundCredentials,
  findCredentials,
} from "../authentication/find-credentials.js";
import { parseSigningDate, type RequestSignature } from "../authentication/request-signature.js";
import { accountOfAccessKey } from "../principal/unique-id.js";
import { StsError } from "../protocol/sts-error.js";
import type { Session } from "../session/session.js";
import type { World } from "../world/world.js";
import { CAUSES, type Cause, type Deviation } from "./deviations/deviation.js";
import { deviations } from "./deviations/deviations.js";
import { abridged, type Check, type Explanation } from "./explanation.js";
import type { RefusedSignature } from "./refused-signature.js";
import { unescaped } from "./unescaped.js";

/**
 * Explains why a signature is refused: computes what it should have been, then what it would have been with each of the likely
 * mistakes, and names the one that fits.
 *
 * @param check - which check failed, or `value` if all passed and the signature is another
 */
export async function explainSignature(
  refused: RefusedSignature,
  check: SignatureCheck,
  message: string,
): Promise<Explanation> {
  const { signature, content, now } = refused;
  const found = credentialsOf(refused);
  const facts = factsOf(refused);
  if (found instanceof StsError) return { ...explainUnknownKey(refused, found), facts };
  const computed = await expectedSignature(signature, content, found.secretAccessKey);
  const isRight = computed.signature === signature.signature;
  const more = { ...facts, ...computedFacts(computed, refused) };
  if (check !== "value") {
    const fit = isRight ? undefined : (await fittingDeviation(refused, found)).fit;
    const advice = check === "clock" ? clockAdvice(signature, now) : "";
    return {
      cause: check,
      summary: [message, advice, isRight ? "Otherwise the signature is right." : besides(check, fit)]
        .filter((part) => part !== "")
        .join(" "),
      checks: [{ what: CHECKS[check], passed: false, detail: message }, valueCheck(isRight)],
      facts: more,
    };
  }
  const form = formMistake(signature.signature, computed.signature);
  if (form !== undefined)
    return { cause: "signature-form", summary: form, checks: [valueCheck(false)], facts: more };
  const { fit, tried } = await fittingDeviation(refused, found);
  if (fit !== undefined) {
    return {
      cause: fit.cause,
      summary: sentence(fit),
      checks: [valueCheck(false), ...checksOf(tried, fit.cause)],
      facts: more,
    };
  }
  return {
    cause: "unknown",
    summary: `The signature is that of another secret access key, or of another request. Compare the canonical request with your signer's, line by line; if both are the same, the secret is wrong. A proxy in between must keep Host, which arrived as ${content.headers["host"]}.`,
    checks: [valueCheck(false), ...checksOf(tried)],
    facts: more,
  };
}

/** The mistake that leads to the signature of a request, if it is one of the likely ones, and what was tried. */
async function fittingDeviation(
  { signature, content, ...refused }: RefusedSignature,
  found: FoundCredentials,
): Promise<{ readonly fit?: Deviation; readonly tried: ReadonlySet<Cause> }> {
  const tried = new Set<Cause>();
  for (const deviation of deviations({ signature, content, ...refused }, found)) {
    tried.add(deviation.cause);
    const { signature: value } = await expectedSignature(
      { ...signature, ...deviation.signature },
      { ...content, ...deviation.content, headers: { ...content.headers, ...deviation.headers } },
      deviation.secretAccessKey ?? found.secretAccessKey,
      deviation.mistake,
    );
    if (value === signature.signature) return { fit: deviation, tried };
  }
  return { tried };
}

const sentence = ({ as, advice }: Deviation) => `The request was signed ${as}. ${advice}`;

/** What else is wrong with a signature that failed a check. */
function besides(check: SignatureCheck, fit: Deviation | undefined): string {
  if (fit !== undefined) return sentence(fit);
  // The signature cannot be computed without what is missing.
  if (check === "header-missing")
    return "Something between the signer and the server removed it: don't sign it, or keep it.";
  if (check === "body-hash")
    return "The body was changed after it was signed, or the header is that of another.";
  return "The signature is also another than the one that the server computed.";
}

/** What is wrong with how a signature is written. */
function formMistake(given: string, computed: string): string | undefined {
  if (/^[0-9a-f]{64}$/.test(given)) return undefined;
  const must = "The signature must be 64 hexadecimal digits in lowercase";
  if (given.toLowerCase() === computed) return `${must}. It is the right one, in uppercase.`;
  if (given === Buffer.from(computed, "hex").toString("base64"))
    return `${must}. It is the right one, in base64.`;
  if (computed.startsWith(given)) return `${must}. It is the right one, cut off after ${given.length}.`;
  return `${must}, and has ${given.length} characters.`;
}

function checksOf(tried: ReadonlySet<Cause>, fitting?: Cause): Check[] {
  return [...tried].map((cause) => ({ what: CAUSES[cause], passed: cause !== fitting }));
}

const CHECKS: Readonly<Record<Exclude<SignatureCheck, "value">, string>> = {
  service: "the credential scope names the service sts",
  region: "the credential scope names a region",
  "signed-headers": "the signature covers the headers that it must cover",
  "header-missing": "each header that the signature covers is in the request",
  "body-hash": "X-Amz-Content-Sha256 is the hash of the body",
  date: "the signing date has its form, and is that of the credential scope",
  clock: "the signing date is near the server's time",
};

function valueCheck(passed: boolean): Check {
  return { what: "the signature is the one that the server computed", passed };
}

function credentialsOf({
  store,
  signature: { credential, sessionToken },
}: RefusedSignature): FoundCredentials | StsError {
  try {
    return findCredentials(store, credential.accessKeyId, sessionToken);
  } catch (error) {
    if (error instanceof StsError) return error;
    throw error;
  }
}

function explainUnknownKey(
  { store, request, signature }: RefusedSignature,
  { message }: StsError,
): Omit<Explanation, "facts"> {
  const { accessKeyId } = signature.credential;
  const isTemporary = accessKeyId.startsWith("ASIA");
  if (isTemporary && !signature.sessionToken) {
    const sent = Object.keys(request.headers).find(
      (name) => name.includes("token") && name !== "x-amz-security-token",
    );
    return {
      cause: "session-token-missing",
      summary: `${accessKeyId} is the key of a session, whose session token must be sent and signed too, as X-Amz-Security-Token.${sent === undefined ? "" : ` The request has the header ${sent} instead.`} Pass the client all three: accessKeyId, secretAccessKey and sessionToken.`,
      checks: [{ what: "temporary credentials come with their session token", passed: false }],
    };
  }
  if (signature.sessionToken !== undefined) {
    return {
      ...explainSessionToken(store, signature.sessionToken, accessKeyId, message),
      checks: [{ what: "the session token was issued by this server, for this key", passed: false }],
    };
  }
  const shown = shownKeyId(accessKeyId);
  if (shown !== accessKeyId) {
    return {
      cause: "unknown-key",
      summary: `${shown} is not an access key ID, such as ${keysOf(store.world)[0]?.[0] ?? "AKIA…"}: it may be a secret access key, in the wrong place.`,
      checks: [{ what: "the access key ID is one of the server's", passed: false, detail: shown }],
    };
  }
  const account = accountOfAccessKey(accessKeyId);
  const keys = keysOf(store.world).map(([id, name]) => `${id} (${name})`);
  return {
    cause: "unknown-key",
    summary: `This server has no key ${accessKeyId}${account === undefined ? "" : `, which belongs to the account ${account}`}. Use one of its own: ${keys.join(", ")}.`,
    checks: [{ what: "the access key ID is one of the server's", passed: false, detail: accessKeyId }],
  };
}

/** Explains a session token that is none of this server's, or not of this key. */
function explainSessionToken(
  { world, sealer }: CredentialStore,
  token: string,
  accessKeyId: string,
  message: string,
): Pick<Explanation, "cause" | "summary"> {
  const cause = "session-token-of-another-key";
  if (keysOf(world).some(([id]) => id === accessKeyId)) {
    return {
      cause,
      summary: `${message} ${accessKeyId} is a long-term key, which has none: an old AWS_SESSION_TOKEN may be left in the environment.`,
    };
  }
  if (sealer.open<Session>("session", token) !== undefined) {
    return {
      cause,
      summary: `${message} Credentials of two sessions are mixed up: take accessKeyId, secretAccessKey and sessionToken from one answer.`,
    };
  }
  const spelled = spellingsOf(token).find(([, text]) => sealer.open<Session>("session", text) !== undefined);
  if (spelled !== undefined) {
    return {
      cause: "session-token-spelling",
      summary: `The session token is ${spelled[0]}. Look at how it is stored and read.`,
    };
  }
  return {
    cause: "session-of-another-server",
    summary: `${message} Sessions end with the server that issued them, unless it is started with the same secret. Assume the role again; the AWS CLI keeps a profile's sessions in ~/.aws/cli/cache. If the token is of this server, it was cut off or changed.`,
  };
}

/** What a token may have been before files, shells and URLs spoiled it. */
function spellingsOf(token: string): (readonly [string, string])[] {
  return [
    ["percent-encoded", unescaped(token)],
    ["in quotes", token.replace(/^(["'])(.*)\1$/, "$2")],
    ["one whose + had become spaces", token.replaceAll(" ", "+")],
  ];
}

/** An access key ID as it is; what may be a secret, abridged. */
function shownKeyId(accessKeyId: string): string {
  return /^\s*\w{1,32}\s*$/.test(accessKeyId) ? accessKeyId : abridged(accessKeyId);
}

function keysOf({ users }: World): (readonly [string, string])[] {
  return users.flatMap(({ name, accessKeys }) =>
    accessKeys.map(({ accessKeyId }) => [accessKeyId, name] as const),
  );
}

function clockAdvice({ signingDate, expiresIn }: RequestSignature, now: Date): string {
  const signedAt = parseSigningDate(signingDate);
  if (signedAt === undefined) return "";
  if (expiresIn !== undefined && now > signedAt)
    return `It was presigned for ${expiresIn} seconds: presign a new one, or for longer with X-Amz-Expires.`;
  const seconds = Math.round((signedAt.getTime() - now.getTime()) / 1000);
  return `The caller's clock is ${Math.abs(seconds)} seconds ${seconds > 0 ? "ahead of" : "behind"} the server's, or the request was held up.`;
}

function factsOf({ signature, now }: RefusedSignature): Record<string, string> {
  const { accessKeyId, date, region, service } = signature.credential;
  return {
    accessKeyId: shownKeyId(accessKeyId),
    credentialScope: `${date}/${region}/${service}/aws4_request`,
    signedHeaders: signature.signedHeaders.join(";"),
    signingDate: signature.signingDate,
    serverTime: now.toISOString(),
    ...(signature.sessionToken !== undefined && { sessionToken: abridged(signature.sessionToken) }),
    signature: signature.signature,
  };
}

/** The server's side, to compare with what a signer logs. */
function computedFacts(
  computed: ComputedSignature,
  { signature, content }: RefusedSignature,
): Record<string, string> {
  const secrets = [signature.sessionToken, ...SECRET_PARAMETERS.map((name) => content.query.get(name))];
  const hide = (text: string) =>
    secrets.reduce<string>((shown, secret) => {
      if (!secret) return shown;
      return shown.replaceAll(secret, abridged(secret)).replaceAll(escaped(secret), abridged(secret));
    }, text);
  return {
    canonicalRequest: hide(computed.canonicalRequest),
    stringToSign: computed.stringToSign,
  };
}

const SECRET_PARAMETERS = ["WebIdentityToken", "SAMLAssertion", "TokenCode", "TradeInToken"];

/** As in a canonical query string. */
function escaped(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (each) => `%${each.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
