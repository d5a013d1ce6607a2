import type { AbsoluteLocation, HandlerOptions, MiddlewareStack, RelativeLocation } from "@smithy/types";
import type { Platform } from "../platform.js";
import type { STSClientResolvedConfig } from "../settings/client-config.js";
import { contentLength } from "./content-length.js";
import { deadline } from "./deadline.js";
import { deserialize } from "./deserialize.js";
import { endpoint } from "./endpoint.js";
import { hostHeader } from "./host-header.js";
import { identity } from "./identity.js";
import { log } from "./log.js";
import type { Middleware } from "./middleware.js";
import { recursionDetection } from "./recursion-detection.js";
import { requestCheck } from "./request-check.js";
import { retry } from "./retry.js";
import { serialize } from "./serialize.js";
import { sign } from "./sign.js";
import { userAgent } from "./user-agent.js";

/** A middleware's name and place in the stack. Programs insert their own middleware relative to these names. */
export type MiddlewareOptions = HandlerOptions & { readonly name: string } & (
    | AbsoluteLocation
    | RelativeLocation
  );

type MiddlewareFactory = (config: STSClientResolvedConfig, platform: Platform) => Middleware;

/** All middleware, in order: from the command's input to the request on the wire. The response passes it in reverse. */
export const order: readonly (readonly [options: MiddlewareOptions, make: MiddlewareFactory])[] = [
  // The log comes first, so that it tells the same end of a call as the caller sees.
  [{ step: "initialize", name: "loggerMiddleware", priority: "high" }, () => log()],
  [{ step: "initialize", name: "deadlineMiddleware", priority: "high" }, deadline],
  [{ step: "serialize", name: "endpointV2Middleware" }, endpoint],
  [{ step: "serialize", name: "serializerMiddleware" }, (_, platform) => serialize(platform)],
  [{ step: "build", name: "contentLengthMiddleware" }, () => contentLength()],
  [{ step: "build", name: "getUserAgentMiddleware", priority: "low" }, userAgent],
  [{ step: "build", name: "hostHeaderMiddleware", priority: "low" }, () => hostHeader()],
  [{ step: "build", name: "recursionDetectionMiddleware", priority: "low" }, recursionDetection],
  [
    {
      step: "finalizeRequest",
      relation: "before",
      toMiddleware: "retryMiddleware",
      name: "httpAuthSchemeMiddleware",
    },
    identity,
  ],
  [{ step: "finalizeRequest", name: "retryMiddleware", priority: "high" }, retry],
  [
    {
      step: "finalizeRequest",
      relation: "after",
      toMiddleware: "retryMiddleware",
      name: "httpSigningMiddleware",
      aliases: ["apiKeyMiddleware", "tokenMiddleware", "awsAuthMiddleware"],
    },
    sign,
  ],
  [{ step: "deserialize", name: "deserializerMiddleware" }, (_, platform) => deserialize(platform, false)],
  [{ step: "deserialize", name: "requestCheckMiddleware", priority: "low" }, () => requestCheck()],
];

/** Smithy's types for middleware differ by step, while all of ours has one form: hence the `any`. */
export function addMiddleware(
  stack: MiddlewareStack<any, any>,
  options: MiddlewareOptions,
  middleware: Middleware,
): void {
  if ("relation" in options) stack.addRelativeTo(middleware as any, options);
  else stack.add(middleware as any, options as any);
}
