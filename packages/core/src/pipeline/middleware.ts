import type { HttpRequest, HttpResponse, MetadataBearer } from "@smithy/types";
import type { CallContext } from "./call-context.js";

/** What middleware passes on: the command's input, and the request once the serializer has built it. */
export interface MiddlewareArguments {
  readonly input: object;
  readonly request: HttpRequest;
}

/** What middleware gets back: the response, and the output once the deserializer has parsed it. */
export interface MiddlewareResult {
  readonly response: HttpResponse;
  readonly output: MetadataBearer;
}

export type Next = (args: MiddlewareArguments) => Promise<MiddlewareResult>;

/** Smithy's middleware type, narrowed to the one form that all of ours have. */
export type Middleware = (next: Next, context: CallContext) => Next;
