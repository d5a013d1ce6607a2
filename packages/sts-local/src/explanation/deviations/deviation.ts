import type { SignedContent, SignerMistake } from "../../authentication/expected-signature.js";
import type { RequestSignature } from "../../authentication/request-signature.js";

/** What may be wrong with a signature, and what to look for. A check passes if that isn't it. */
export const CAUSES = {
  "another-secret": "the secret access key is that of the access key ID",
  "secret-spelling": "the secret access key is spelled right",
  body: "the body arrived as it was signed",
  host: "the request arrived at the host that it was signed for",
  header: "the signed headers arrived as they were signed",
  method: "the method is the one that was signed",
  path: "the path is the one that was signed",
  query: "the query string arrived as it was signed",
  "session-token-not-signed": "the session token was signed too",
  region: "the signing key is of the scope's region",
  service: "the signing key is of the scope's service",
  date: "the signing key is of the scope's date",
  "signing-date": "the time of signing arrived as it was signed",
  "canonical-request": "the signer writes the canonical request as AWS does",
} as const;

export type Cause = keyof typeof CAUSES;

/** A mistake in signing: what to compute the signature with instead. */
export interface Deviation {
  readonly cause: Cause;
  /** Completes "The request was signed …". */
  readonly as: string;
  readonly advice: string;
  readonly signature?: Partial<RequestSignature>;
  readonly content?: Partial<Omit<SignedContent, "headers">>;
  /** Those that differ. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly mistake?: SignerMistake;
  readonly secretAccessKey?: string;
}
