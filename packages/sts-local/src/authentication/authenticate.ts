import { createHash, timingSafeEqual } from "node:crypto";
import type { Principal } from "../principal/principal.js";
import type { ReceivedRequest } from "../protocol/received-request.js";
import { StsError } from "../protocol/sts-error.js";
import type { Session } from "../session/session.js";
import type { User } from "../world/world.js";
import { checkSignature, type ExplainSignature } from "./check-signature.js";
import { type CredentialStore, checkNotExpired, findCredentials } from "./find-credentials.js";
import { readSignature } from "./request-signature.js";

/** Who signed a request. */
export interface Caller {
  readonly principal: Principal;
  readonly accessKeyId: string;
  /** The region of the credential scope. */
  readonly region: string;
  /** The session of temporary credentials; `undefined` for long-term keys. */
  readonly session: Session | undefined;
  /** The user whose key or GetSessionToken session this is; `undefined` for roles and federated users. */
  readonly user: User | undefined;
}

/**
 * Verifies the signature of a request, in its header or its query string. Rejects with the error that STS would send.
 * Specification: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv.html
 */
export async function authenticate(
  store: CredentialStore,
  request: ReceivedRequest,
  query: ReadonlyMap<string, string>,
  now: Date,
): Promise<Caller> {
  const signature = readSignature(request, query);
  const { accessKeyId, region } = signature.credential;
  const bodySha256 = createHash("sha256").update(request.body).digest("hex");
  const content = { ...request, query, bodySha256 };
  const explain: ExplainSignature = (check, message) => async () => {
    const { explainSignature } = await import("../explanation/explain-signature.js");
    return explainSignature({ store, request, signature, content, now }, check, message);
  };
  checkSignature(signature, request.headers, bodySha256, now, explain);

  const { secretAccessKey, principal, session, user } = findCredentials(
    store,
    accessKeyId,
    signature.sessionToken,
    explain,
  );
  // Loaded on first use, so that servers with only unsigned requests start faster.
  const { expectedSignature } = await import("./expected-signature.js");
  const expected = await expectedSignature(signature, content, secretAccessKey);
  if (!isEqual(expected.signature, signature.signature)) {
    const message =
      "The signature does not match. Check the secret access key, and whether something altered the request on the way.";
    throw new StsError("SignatureDoesNotMatch", message, { explain: explain("value", message) });
  }
  checkNotExpired(session, now);
  return { principal, accessKeyId, region, session, user };
}

/** Compares in constant time. */
function isEqual(expected: string, given: string): boolean {
  const [a, b] = [Buffer.from(expected), Buffer.from(given)];
  return a.length === b.length && timingSafeEqual(a, b);
}
