import type { HttpRequest, QueryParameterBag } from "@smithy/types";
import type { PresigningOptions, Signer, SigningOptions } from "../platform.js";
import { joinPairs, percentEncode, queryPairs } from "../protocol/query-string.js";
import { amzDate, headersToSign, isSignedHeader } from "./signed-headers.js";

/** The hash functions that Signature Version 4 needs. */
export interface Sha256 {
  /** The SHA-256 of the data (UTF-8 if it is a string), in lower-case hexadecimal. */
  hex(data: string | Uint8Array): string;
  /** The HMAC-SHA-256 of the data. */
  hmac(key: string | Uint8Array, data: string): Uint8Array;
  /** The same, in lower-case hexadecimal. */
  hmacHex(key: Uint8Array, data: string): string;
}

const ALGORITHM = "AWS4-HMAC-SHA256";

/** Derived signing keys: one for each day, region and set of credentials in use. */
const MAX_CACHED_KEYS = 32;

/**
 * Signature Version 4 with a platform's hash functions.
 *
 * @param isSigned - whether the signature of a request that is sent covers a header, by its name in lower case. A presigned
 * request is for others to send, in their own way.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
 */
export function sigV4(hash: Sha256, isSigned: (name: string) => boolean = isSignedHeader): Signer {
  const keys = new Map<string, Uint8Array>();

  function signingKey(secret: string, day: string, region: string, service: string): Uint8Array {
    const name = `${day}/${region}/${service}/${secret}`;
    let key = keys.get(name);
    if (!key) {
      key = hash.hmac(`AWS4${secret}`, day);
      for (const part of [region, service, "aws4_request"]) key = hash.hmac(key, part);
      if (keys.size >= MAX_CACHED_KEYS) keys.delete(keys.keys().next().value!);
      keys.set(name, key);
    }
    return key;
  }

  function signature(
    request: HttpRequest,
    headers: SignedHeaders,
    bodyHash: string,
    options: SigningOptions,
    time: string,
  ): string {
    const canonicalRequest = [
      request.method,
      canonicalPath(request.path),
      canonicalQuery(request.query ?? {}),
      headers.canonical,
      headers.names,
      bodyHash,
    ].join("\n");
    const toSign = [ALGORITHM, time, scope(options, time), hash.hex(canonicalRequest)].join("\n");
    const key = signingKey(
      options.credentials.secretAccessKey,
      time.slice(0, 8),
      options.region,
      options.service,
    );
    return hash.hmacHex(key, toSign);
  }

  return {
    sign(request, options) {
      const time = amzDate(options.date);
      const { accessKeyId, sessionToken } = options.credentials;
      const headers = headersToSign(request);
      const bodyHash = hash.hex(request.body ?? "");
      // STS does not need it, but emulators may read the hash from here instead of hashing the body.
      headers["x-amz-content-sha256"] = bodyHash;
      headers["x-amz-date"] = time;
      if (sessionToken) headers["x-amz-security-token"] = sessionToken;
      const signed = signedHeaders(headers, isSigned);
      headers["authorization"] =
        `${ALGORITHM} Credential=${accessKeyId}/${scope(options, time)}, SignedHeaders=${signed.names}, ` +
        `Signature=${signature(request, signed, bodyHash, options, time)}`;
      return { ...request, headers };
    },

    presign(request, options: PresigningOptions) {
      const time = amzDate(options.date);
      const { accessKeyId, sessionToken } = options.credentials;
      const headers = headersToSign(request);
      const signed = signedHeaders(headers, isSignedHeader);
      const query: QueryParameterBag = {
        ...request.query,
        "X-Amz-Algorithm": ALGORITHM,
        "X-Amz-Credential": `${accessKeyId}/${scope(options, time)}`,
        "X-Amz-Date": time,
        "X-Amz-Expires": String(options.expiresIn),
        "X-Amz-SignedHeaders": signed.names,
        ...(sessionToken ? { "X-Amz-Security-Token": sessionToken } : {}),
      };
      const unsigned = { ...request, headers, query };
      const bodyHash = hash.hex(request.body ?? "");
      return {
        ...unsigned,
        query: { ...query, "X-Amz-Signature": signature(unsigned, signed, bodyHash, options, time) },
      };
    },
  };
}

interface SignedHeaders {
  /** Their names, sorted and joined by semicolons. */
  readonly names: string;
  /** Names and values as they are hashed, one per line. */
  readonly canonical: string;
}

const IRREGULAR_SPACE = /\s\s|[^\S ]/;

function signedHeaders(headers: Record<string, string>, isSigned: (name: string) => boolean): SignedHeaders {
  const values = new Map<string, string>();
  for (const name of Object.keys(headers)) {
    const lowerCase = name.toLowerCase();
    if (isSigned(lowerCase)) values.set(lowerCase, String(headers[name]).trim());
  }
  const names = [...values.keys()].sort();
  let canonical = "";
  for (const name of names) {
    const value = values.get(name)!;
    canonical += `${name}:${IRREGULAR_SPACE.test(value) ? value.replace(/\s+/g, " ") : value}\n`;
  }
  return { names: names.join(";"), canonical };
}

function scope(options: SigningOptions, time: string): string {
  return `${time.slice(0, 8)}/${options.region}/${options.service}/aws4_request`;
}

/** The path's segments are encoded a second time, after resolving `.`, `..` and empty ones. */
function canonicalPath(path: string): string {
  if (path === "/") return path;
  const segments: string[] = [];
  for (const segment of path.split("/")) {
    if (segment === "..") segments.pop();
    else if (segment !== "" && segment !== ".") segments.push(segment);
  }
  const joined = segments.map(percentEncode).join("/");
  return joined === "" ? "/" : `/${joined}${path.endsWith("/") ? "/" : ""}`;
}

function canonicalQuery(query: QueryParameterBag): string {
  if (Object.keys(query).length === 0) return "";
  return joinPairs(queryPairs(query).sort(([a, x], [b, y]) => compare(a, b) || compare(x, y)));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
