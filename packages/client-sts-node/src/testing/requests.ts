import { text } from "node:stream/consumers";
import type { HttpHandlerOptions, HttpRequest, HttpResponse } from "@smithy/types";
import type { HttpHandler } from "@stskit/core/client";

/** A request such as core makes, to a server on the loopback interface. */
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

/** The response, its body read into a string. */
export async function textResponse(
  handler: HttpHandler,
  request: HttpRequest,
  options: HttpHandlerOptions = {},
): Promise<HttpResponse> {
  const { response } = await handler.handle(request, options);
  return { ...response, body: await text(response.body) };
}

/** What a promise rejects with. */
export async function rejection(promise: Promise<unknown>): Promise<Error & { code?: string }> {
  return promise.then(
    () => {
      throw new Error("It was to reject, and did not.");
    },
    (error) => error,
  );
}

/** Resolves once the condition holds, looked at at each turn of the event loop. */
export async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setImmediate(resolve));
}
