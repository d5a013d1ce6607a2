import type { ScriptedResponse } from "@stskit/e2e-support/network/recording-server";
import type { Side } from "./sides.js";

/** One call, described once and made by each side. */
export interface Scenario {
  /** As the model spells it: `AssumeRole`. */
  readonly operation: string;
  readonly input?: unknown;
  /** Client options besides region, credentials and endpoint; a function when they must be fresh for each side. */
  readonly config?: Readonly<Record<string, unknown>> | ((side: Side) => Record<string, unknown>);
  /** One per attempt, the last one repeated. */
  readonly responses?: readonly ScriptedResponse[];
  /**
   * `socket`: to the recording server. `captured`: to the endpoint the client itself works out, stopped at the
   * request handler.
   */
  readonly via?: "socket" | "captured";
}

export const credentials = {
  accessKeyId: "AKIAIOSFODNN7EXAMPLE",
  secretAccessKey: "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
  sessionToken: "a/session+token=",
};

/** A response without members: valid for every operation, since the client requires none. */
export function emptyResponse(operation: string): ScriptedResponse {
  const body = `<${operation}Response xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><${operation}Result/></${operation}Response>`;
  return { status: 200, headers: { "content-type": "text/xml" }, body };
}
