import type { HttpRequest, HttpResponse, MetadataBearer } from "@smithy/types";
import type { CallContext } from "../command/call-context.js";

/** What steps hand on: the command's input, and the request once the serializer has made it. */
export interface CallArguments {
  readonly input: object;
  readonly request: HttpRequest;
}

/** What comes back: the answer, and the output once the deserializer has read it. */
export interface CallResult {
  readonly response: HttpResponse;
  readonly output: MetadataBearer;
}

export type Next = (args: CallArguments) => Promise<CallResult>;

/** One step of a call, in the form of smithy's middleware. */
export type Step = (next: Next, context: CallContext) => Next;
