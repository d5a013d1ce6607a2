import type { AbsoluteLocation, HandlerOptions, MiddlewareStack, RelativeLocation } from "@smithy/types";
import type { STSClientResolvedConfig } from "../config/client-config.js";
import type { Platform } from "../platform.js";
import { contentLength } from "./content-length.js";
import { deserialize } from "./deserialize.js";
import { endpoint } from "./endpoint.js";
import { hostHeader } from "./host-header.js";
import { identity } from "./identity.js";
import { log } from "./log.js";
import { recursionDetection } from "./recursion-detection.js";
import { retry } from "./retry.js";
import { serialize } from "./serialize.js";
import { sign } from "./sign.js";
import type { Step } from "./step.js";
import { userAgent } from "./user-agent.js";

/** A step's name and place in the stack. Programs insert their own middleware relative to these names. */
export type Place = HandlerOptions & { readonly name: string } & (AbsoluteLocation | RelativeLocation);

type Make = (config: STSClientResolvedConfig, platform: Platform) => Step;

/** The steps of a call, from the command's input to the request on the wire and back. */
export const order: readonly (readonly [place: Place, make: Make])[] = [
  [{ step: "initialize", name: "loggerMiddleware" }, () => log()],
  [{ step: "serialize", name: "endpointV2Middleware" }, endpoint],
  [{ step: "serialize", name: "serializerMiddleware" }, () => serialize()],
  [{ step: "build", name: "contentLengthMiddleware" }, () => contentLength()],
  [{ step: "build", name: "getUserAgentMiddleware", priority: "low" }, userAgent],
  [{ step: "build", name: "hostHeaderMiddleware", priority: "low" }, () => hostHeader()],
  [
    { step: "build", name: "recursionDetectionMiddleware", priority: "low" },
    (_, platform) => recursionDetection(platform),
  ],
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
  [{ step: "deserialize", name: "deserializerMiddleware" }, (_, platform) => deserialize(platform)],
];

/** Smithy types a middleware by the step it is added to; our steps all have one form. */
export function addStep(stack: MiddlewareStack<any, any>, place: Place, step: Step): void {
  if ("relation" in place) stack.addRelativeTo(step as any, place);
  else stack.add(step as any, place as any);
}
