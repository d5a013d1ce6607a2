import type { HttpHandlerOptions } from "@smithy/types";

/**
 * By this option a client asks its handler for the body of the response as a string. Whoever else takes the handler from
 * a client's configuration, such as AWS's credential providers for clients of their own, does not know the option, and
 * gets a body that smithy's collectors read.
 */
export const TEXT_BODY: unique symbol = Symbol.for("stskit.textBody") as never;

/** What our handlers are asked with. */
export interface HandleOptions extends HttpHandlerOptions {
  readonly [TEXT_BODY]?: true;
}
