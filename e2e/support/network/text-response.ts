import type { HttpRequest, HttpResponse } from "@smithy/types";
import { type HandleOptions, TEXT_BODY } from "../../../packages/core/src/command/text-body.js";
import type { HttpHandler } from "../../../packages/core/src/platform.js";

/** Sends a request through a handler as our clients do: they ask for the body as a string. */
export async function textResponse(
  handler: HttpHandler,
  request: HttpRequest,
  options: HandleOptions = {},
): Promise<HttpResponse> {
  const asText: HandleOptions = { ...options, [TEXT_BODY]: true };
  return (await handler.handle(request, asText)).response;
}
