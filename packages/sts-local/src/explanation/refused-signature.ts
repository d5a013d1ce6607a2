import type { SignedContent } from "../authentication/expected-signature.js";
import type { CredentialStore } from "../authentication/find-credentials.js";
import type { RequestSignature } from "../authentication/request-signature.js";
import type { ReceivedRequest } from "../protocol/received-request.js";

/** A signed request that was refused. */
export interface RefusedSignature {
  readonly store: CredentialStore;
  readonly request: ReceivedRequest;
  readonly signature: RequestSignature;
  readonly content: SignedContent;
  readonly now: Date;
}
