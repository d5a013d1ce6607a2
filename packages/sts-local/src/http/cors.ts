import type { HttpReply } from "./http-reply.js";

/** Headers a page's script may read. `*` for the origin, and no credentials: as STS, which is signed and has no cookies. */
export const CORS_HEADERS: Readonly<Record<string, string>> = {
  "access-control-allow-origin": "*",
  "access-control-expose-headers": "x-amzn-RequestId,x-amzn-ErrorType,x-amzn-ErrorMessage,Date",
};

const ALLOWED_HEADERS = [
  "*",
  "Authorization",
  "Date",
  "X-Amz-Date",
  "X-Amz-Security-Token",
  "x-amz-content-sha256",
  "X-Amz-User-Agent",
  "amz-sdk-invocation-id",
  "amz-sdk-request",
  "Content-Type",
  "x-amz-target",
  "x-amzn-platform-id",
  "x-amzn-trace-id",
].join(",");

/** The answer to a preflight, good for two days. */
export function preflightReply(): HttpReply {
  return {
    status: 200,
    headers: {
      ...CORS_HEADERS,
      "access-control-allow-methods": "GET, POST, OPTIONS",
      "access-control-allow-headers": ALLOWED_HEADERS,
      "access-control-max-age": "172800",
    },
    body: "",
  };
}
