import type { HttpRequest, QueryParameterBag } from "@smithy/types";
import {
  amzDate,
  headersToSign,
  isSignedForFetch,
  isSignedHeader,
  type Signer,
  type SigningOptions,
} from "@stskit/core/platform";
import { AwsV4Signer } from "aws4fetch";

/** Derived signing keys: one for each day, region and set of credentials in use. */
const MAX_CACHED_KEYS = 32;

const SIGNATURE_HEADERS = ["authorization", "x-amz-content-sha256", "x-amz-date", "x-amz-security-token"];

/** Signature Version 4 by aws4fetch, which hashes with WebCrypto. It signs exactly as core's own signer does for `fetch`. */
export function webCryptoSigner(): Signer {
  const keys = new Map<string, ArrayBuffer>();

  function signer(
    request: HttpRequest,
    options: SigningOptions,
    more: { readonly bodyHash?: string; readonly query?: QueryParameterBag },
  ): AwsV4Signer {
    checkWebCrypto();
    if (keys.size >= MAX_CACHED_KEYS) keys.clear();
    const { accessKeyId, secretAccessKey, sessionToken } = options.credentials;
    const { bodyHash, query } = more;
    // A presigned request is for others to send, in their own way.
    const isSigned = query ? isSignedHeader : isSignedForFetch;
    const headers = headersToSign(request);
    // aws4fetch reads the hash from here, and so do emulators. STS does not need the header.
    if (bodyHash !== undefined) headers["x-amz-content-sha256"] = bodyHash;
    return new AwsV4Signer({
      url: href(request, headers["host"]!, query ?? request.query ?? {}),
      method: request.method,
      headers: Object.entries(headers).filter(([name]) => isSigned(name)),
      body: request.body,
      accessKeyId,
      secretAccessKey,
      ...(sessionToken ? { sessionToken } : {}),
      service: options.service,
      region: options.region,
      datetime: amzDate(options.date),
      cache: keys,
      signQuery: query !== undefined,
      allHeaders: true,
    });
  }

  return {
    async sign(request, options) {
      checkWebCrypto();
      const signed = await signer(request, options, { bodyHash: await sha256(request.body) }).sign();
      const headers = headersToSign(request);
      for (const name of SIGNATURE_HEADERS) {
        const value = signed.headers.get(name);
        if (value) headers[name] = value;
      }
      return { ...request, headers };
    },

    async presign(request, options) {
      const query: QueryParameterBag = { ...request.query, "X-Amz-Expires": String(options.expiresIn) };
      const { url } = await signer(request, options, { query }).sign();
      for (const [name, value] of url.searchParams) {
        if (name.startsWith("X-Amz-")) query[name] = value;
      }
      return { ...request, headers: headersToSign(request), query };
    },
  };
}

function checkWebCrypto(): void {
  if (globalThis.crypto?.subtle) return;
  throw new Error(
    "Signing requests needs WebCrypto, which browsers provide only to pages served over https: or from localhost.",
  );
}

async function sha256(body: string | Uint8Array | undefined): Promise<string> {
  const bytes = typeof body === "string" ? new TextEncoder().encode(body) : (body ?? new Uint8Array());
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes as BufferSource));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function href(request: HttpRequest, host: string, query: QueryParameterBag): string {
  const url = new URL(`${request.protocol}//${host}${request.path}`);
  for (const [name, value] of Object.entries(query)) {
    for (const item of Array.isArray(value) ? value : [value]) {
      if (item != null) url.searchParams.append(name, item);
    }
  }
  return url.href;
}
