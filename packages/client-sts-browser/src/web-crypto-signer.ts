import type { HttpRequest, QueryParameterBag } from "@smithy/types";
import {
  amzDate,
  headersToSign,
  isSignedHeader,
  type Signer,
  type SigningOptions,
} from "@stskit/core/client";
import { AwsV4Signer } from "aws4fetch";

/** How many derived signing keys are kept: one for each day, region and set of credentials in use. */
const KEPT_KEYS = 32;

const SIGNATURE_HEADERS = ["authorization", "x-amz-date", "x-amz-security-token"];

/** Signature Version 4 by aws4fetch, which hashes with WebCrypto. The same signatures as core's own, byte for byte. */
export function webCryptoSigner(): Signer {
  const keys = new Map<string, ArrayBuffer>();

  function signer(request: HttpRequest, options: SigningOptions, query?: QueryParameterBag): AwsV4Signer {
    if (!globalThis.crypto?.subtle) {
      throw new Error(
        "Requests are signed with WebCrypto, which browsers give only to pages served over https: or from localhost.",
      );
    }
    if (keys.size >= KEPT_KEYS) keys.clear();
    const { accessKeyId, secretAccessKey, sessionToken } = options.credentials;
    const headers = headersToSign(request);
    return new AwsV4Signer({
      url: href(request, headers["host"]!, query ?? request.query ?? {}),
      method: request.method,
      headers: Object.entries(headers).filter(([name]) => isSignedHeader(name)),
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
      const signed = await signer(request, options).sign();
      const headers = headersToSign(request);
      for (const name of SIGNATURE_HEADERS) {
        const value = signed.headers.get(name);
        if (value) headers[name] = value;
      }
      return { ...request, headers };
    },

    async presign(request, options) {
      const query: QueryParameterBag = { ...request.query, "X-Amz-Expires": String(options.expiresIn) };
      const { url } = await signer(request, options, query).sign();
      for (const [name, value] of url.searchParams) {
        if (name.startsWith("X-Amz-")) query[name] = value;
      }
      return { ...request, headers: headersToSign(request), query };
    },
  };
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
