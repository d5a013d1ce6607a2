import type { HttpRequest } from "@smithy/types";
import type { ResolvedEndpoint } from "../endpoint/resolve-endpoint.js";
import type { Platform } from "../platform.js";
import { toForm } from "../protocol/to-form.js";
import { didYouMean, quoted } from "../warnings/did-you-mean.js";
import { warnOnce } from "../warnings/warn-once.js";
import { SMITHY_CONTEXT_KEY } from "./call-context.js";
import type { Middleware } from "./middleware.js";

/** Builds the HTTP request from the command's input. Warns of members that the operation does not have. */
export function serialize(platform: Pick<Platform, "warn">): Middleware {
  return (next, context) => async (args) => {
    const { operationSchema } = context[SMITHY_CONTEXT_KEY];
    const form = toForm(operationSchema, args.input, ({ members }, place, member) => {
      // Programs pass an output on as an input.
      if (member === "$metadata" && !place) return;
      const [list] = place.split(".");
      const where = `${list && ` in ${list}`} of ${operationSchema.name}`;
      const hint = didYouMean(member, Object.keys(members));
      const message = `Unknown member ${quoted(member)}${where}.${hint}`;
      warnOnce(context.logger, platform, message, "STSKIT_UNKNOWN_MEMBER");
    });
    return next({ ...args, request: toRequest(context.endpointV2!, form) });
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
