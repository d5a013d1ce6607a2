import { createHash, createHmac, type Hash, type Hmac } from "node:crypto";
import { ALGORITHM_IDENTIFIER, getSigningKey, SignatureV4Base } from "@smithy/signature-v4";
import type { Checksum, HttpRequest, SourceData } from "@smithy/types";
import type { RequestSignature, SigningCredential } from "./request-signature.js";

/** The parts of a request that a signature covers. */
export interface SignedContent {
  readonly method: string;
  readonly path: string;
  readonly query: ReadonlyMap<string, string>;
  /** All headers of the request, signed or not. */
  readonly headers: Readonly<Record<string, string>>;
  readonly bodySha256: string;
}

/** A signature, with what it is computed from. */
export interface ComputedSignature {
  readonly canonicalRequest: string;
  readonly stringToSign: string;
  readonly signature: string;
}

/** What a signer may do unlike AWS' own. */
export interface SignerMistake {
  /** What it derives the key from, where that differs from the credential scope. */
  readonly keyScope?: Partial<SigningCredential>;
  /** What it makes of the canonical request. */
  readonly rewrite?: (canonicalRequest: string) => string;
}

/** Computes the signature that a request must have if it was signed with `secretAccessKey`. */
export function expectedSignature(
  signature: RequestSignature,
  content: SignedContent,
  secretAccessKey: string,
  mistake: SignerMistake = {},
): Promise<ComputedSignature> {
  return new Verifier().signatureOf(signature, content, secretAccessKey, mistake);
}

/**
 * Verifies with AWS's own SigV4 implementation. Its public `sign` chooses the headers and the date itself; a verifier
 * must use those that the client chose, so this calls the methods behind `sign`.
 */
class Verifier extends SignatureV4Base {
  constructor() {
    // Required by the base class, but never read: credentials and region come with each request.
    super({
      credentials: { accessKeyId: "", secretAccessKey: "" },
      region: "",
      service: "sts",
      sha256: Sha256,
    });
  }

  async signatureOf(
    signature: RequestSignature,
    content: SignedContent,
    secretAccessKey: string,
    { keyScope, rewrite = (canonicalRequest) => canonicalRequest }: SignerMistake,
  ): Promise<ComputedSignature> {
    const { accessKeyId, date, region, service } = signature.credential;
    const headers = Object.fromEntries(
      signature.signedHeaders.map((name) => [
        name,
        (content.headers[name] ?? "").trim().replace(/\s+/g, " "),
      ]),
    );
    const request: HttpRequest = {
      protocol: "http:",
      hostname: "",
      method: content.method,
      path: content.path,
      query: Object.fromEntries(content.query),
      headers,
    };
    const canonicalRequest = rewrite(this.createCanonicalRequest(request, headers, content.bodySha256));
    const stringToSign = await this.createStringToSign(
      signature.signingDate,
      `${date}/${region}/${service}/aws4_request`,
      canonicalRequest,
      ALGORITHM_IDENTIFIER,
    );
    const scope = { date, region, service, ...keyScope };
    const key = await getSigningKey(
      Sha256,
      { accessKeyId, secretAccessKey },
      scope.date,
      scope.region,
      scope.service,
    );
    return {
      canonicalRequest,
      stringToSign,
      signature: createHmac("sha256", key).update(stringToSign).digest("hex"),
    };
  }

  // Abstract in the base class, but a verifier does not sign.
  sign = unsupported;
  presign = unsupported;
}

async function unsupported(): Promise<never> {
  throw new Error("A verifier does not sign.");
}

/** node:crypto as smithy expects it: a hash, or an HMAC if there is a key. */
class Sha256 implements Checksum {
  readonly #hash: Hash | Hmac;

  constructor(key?: SourceData) {
    this.#hash = key === undefined ? createHash("sha256") : createHmac("sha256", bytesOf(key));
  }

  update(data: Uint8Array): void {
    this.#hash.update(data);
  }

  async digest(): Promise<Uint8Array> {
    return this.#hash.digest();
  }

  reset(): never {
    throw new Error("A hash cannot be reset.");
  }
}

function bytesOf(data: SourceData): Uint8Array {
  if (typeof data === "string") return Buffer.from(data);
  return ArrayBuffer.isView(data)
    ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
    : new Uint8Array(data);
}
