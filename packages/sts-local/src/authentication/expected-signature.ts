import { createHash, createHmac, type Hash, type Hmac } from "node:crypto";
import { ALGORITHM_IDENTIFIER, getSigningKey, SignatureV4Base } from "@smithy/signature-v4";
import type { Checksum, HttpRequest, SourceData } from "@smithy/types";
import type { SignatureClaim } from "./signature-claim.js";

/** A request reduced to what goes into its signature. */
export interface SignedContent {
  readonly method: string;
  readonly path: string;
  readonly query: ReadonlyMap<string, string>;
  /** Every header of the request; the claim says which of them were signed. */
  readonly headers: Readonly<Record<string, string>>;
  readonly bodySha256: string;
}

/** The signature that `content` must bear if whoever signed it has `secretAccessKey`. */
export function expectedSignature(
  claim: SignatureClaim,
  content: SignedContent,
  secretAccessKey: string,
): Promise<string> {
  return new Verifier().signatureOf(claim, content, secretAccessKey);
}

/**
 * AWS's own SigV4 implementation, turned round. Its public `sign` chooses headers and dates by itself; a verifier must
 * take the ones the client chose, so this goes to the canonical request and the string to sign directly.
 */
class Verifier extends SignatureV4Base {
  constructor() {
    // Credentials and region come with each claim; the base class asks for defaults that are never read.
    super({
      credentials: { accessKeyId: "", secretAccessKey: "" },
      region: "",
      service: "sts",
      sha256: Sha256,
    });
  }

  async signatureOf(claim: SignatureClaim, content: SignedContent, secretAccessKey: string): Promise<string> {
    const { accessKeyId, date, region, service } = claim.scope;
    const headers = Object.fromEntries(
      claim.signedHeaders.map((name) => [name, (content.headers[name] ?? "").trim().replace(/\s+/g, " ")]),
    );
    const request: HttpRequest = {
      protocol: "http:",
      hostname: "",
      method: content.method,
      path: content.path,
      query: Object.fromEntries(content.query),
      headers,
    };
    const canonicalRequest = this.createCanonicalRequest(request, headers, content.bodySha256);
    const stringToSign = await this.createStringToSign(
      claim.signedAt,
      `${date}/${region}/${service}/aws4_request`,
      canonicalRequest,
      ALGORITHM_IDENTIFIER,
    );
    const key = await getSigningKey(Sha256, { accessKeyId, secretAccessKey }, date, region, service);
    return createHmac("sha256", key).update(stringToSign).digest("hex");
  }

  // The base class leaves signing to its subclasses; a verifier never signs.
  sign = unsupported;
  presign = unsupported;
}

async function unsupported(): Promise<never> {
  throw new Error("A verifier does not sign.");
}

/** node:crypto in the shape smithy expects: a hash, or an HMAC when a key is given. */
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
    throw new Error("Each hash is used once.");
  }
}

function bytesOf(data: SourceData): Uint8Array {
  if (typeof data === "string") return Buffer.from(data);
  return ArrayBuffer.isView(data)
    ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
    : new Uint8Array(data);
}
