import { type HttpRequest, SMITHY_CONTEXT_KEY } from "@smithy/types";
import type { ResolvedEndpoint } from "../endpoint/resolve-endpoint.js";
import { toForm } from "../protocol/to-form.js";
import type { Middleware } from "./middleware.js";

/** Builds the HTTP request from the command's input. */
export function serialize(): Middleware {
  return (next, context) => async (args) => {
    const { operationSchema } = context[SMITHY_CONTEXT_KEY];
    return next({ ...args, request: toRequest(context.endpointV2!, toForm(operationSchema, args.input)) });
  };
}

function toRequest({ url, headers }: ResolvedEndpoint, body: string): HttpRequest {
  const path = url.pathname.endsWith("/") ? url.pathname : `${url.pathname}/`;
  const request: HttpRequest = {
    method: "POST",
    protocol: url.protocol,
    hostname: url.hostname,
    path,
    query: {},
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body,
  };
  if (url.port) request.port = Number(url.port);
  for (const name of Object.keys(headers ?? {}))
    request.headers[name.toLowerCase()] = headers[name]!.join(", ");
  return request;
}
