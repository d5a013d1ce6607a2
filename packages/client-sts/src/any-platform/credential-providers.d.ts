import type { FromTemporaryCredentials, FromWebToken } from "@stskit/core/bindings";
import type { HandlerOptions } from "./STSClient.js";

// These two take the place of the browser's.
export * from "@stskit/client-sts-browser/credential-providers";

export declare const fromWebToken: FromWebToken<HandlerOptions>;
export declare const fromTemporaryCredentials: FromTemporaryCredentials<HandlerOptions>;
