import type { HttpRequest } from "@smithy/types";

/** A request to a server on this machine, as core passes it to a request handler. */
export function requestTo(port: number, more: Partial<HttpRequest> = {}): HttpRequest {
  const body = more.body ?? "Action=GetCallerIdentity&Version=2011-06-15";
  return {
    protocol: "http:",
    hostname: "localhost",
    port,
    method: "POST",
    path: "/",
    query: {},
    headers: {
      "content-type": "application/x-www-form-urlencoded",
      "content-length": String(Buffer.byteLength(body)),
    },
    body,
    ...more,
  };
}

/** The same for handlers that use `fetch`, with the headers that `fetch` sets by itself: wrong, so that it shows if they are sent. */
export function fetchRequestTo(port: number, more: Partial<HttpRequest> = {}): HttpRequest {
  return requestTo(port, {
    hostname: "127.0.0.1",
    headers: {
      host: "elsewhere",
      "content-length": "99",
      "content-type": "application/x-www-form-urlencoded",
    },
    body: "a=b",
    ...more,
  });
}
