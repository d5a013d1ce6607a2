import type { HttpResponse } from "./send-response.js";

/** Sent with every response. As with STS, any origin is allowed, but without credentials. */
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

/** The response to a preflight request. Browsers may cache it for two days. */
export function preflightResponse(): HttpResponse {
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
