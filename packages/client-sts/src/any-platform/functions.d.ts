import type { CreateRequestHandler } from "@stskit/core/functions";
import type { HandlerOptions } from "./STSClient.js";

export * from "@stskit/client-sts-browser/functions";

export declare const requestHandler: CreateRequestHandler<HandlerOptions>;
