import { authenticate } from "../authentication/authenticate.js";
import {
  parseSigningDate,
  type RequestSignature,
  readSignature,
} from "../authentication/request-signature.js";
import { handleCall } from "../dispatch/handle-call.js";
import { readCall } from "../dispatch/read-call.js";
import type { Explanation } from "../explanation/explanation.js";
import type { StsLocalOptions } from "../options.js";
import { mergeForms, parseForm } from "../protocol/form.js";
import type { ReceivedRequest } from "../protocol/received-request.js";
import { StsError } from "../protocol/sts-error.js";
import { createServerState } from "../server-state.js";
import { type GivenCredentials, storeWith } from "./given-credentials.js";
import { parseRequest } from "./parse-request.js";

/** What a request is judged by. */
export interface Circumstances {
  /** Those of the server. */
  readonly options: StsLocalOptions;
  /** When the request arrives. @default when it was signed, or now */
  readonly at: Date | undefined;
  /** Credentials that count as known; of a request signed with them, only the signature is judged. */
  readonly credentials: GivenCredentials | undefined;
}

/**
 * Explains why a request, given as text, would be refused; `undefined` if it would not. Throws `TypeError` if it is no HTTP
 * request, or the options are wrong.
 */
export async function explainRequest(
  text: string,
  { options, at, credentials }: Circumstances,
): Promise<Explanation | undefined> {
  const request = parseRequest(text);
  const { state } = createServerState(options);
  const signed = signatureOf(request);
  const now = at ?? (signed && parseSigningDate(signed.signingDate)) ?? new Date();
  if (credentials === undefined || signed?.credential.accessKeyId !== credentials.accessKeyId) {
    const { error } = await handleCall(state, request, "explained", now);
    return error?.explain();
  }
  try {
    const { query } = readCall(request);
    await authenticate(storeWith(state.world, credentials), request, query, now);
    return undefined;
  } catch (error) {
    if (error instanceof StsError) return error.explain();
    throw error;
  }
}

/** The signature of a request, if it has one. */
function signatureOf(request: ReceivedRequest): RequestSignature | undefined {
  try {
    return readSignature(request, mergeForms(parseForm(request.queryString)));
  } catch (error) {
    if (error instanceof StsError) return undefined;
    throw error;
  }
}
