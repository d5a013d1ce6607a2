import { text } from "node:stream/consumers";
import type { HttpHandlerOptions, HttpRequest, HttpResponse } from "@smithy/types";
import type { HttpHandler } from "../../../packages/core/src/platform.js";

/** Sends a request through a handler, and reads the body of the response into a string. */
export async function textResponse(
  handler: HttpHandler,
  request: HttpRequest,
  options: HttpHandlerOptions = {},
): Promise<HttpResponse> {
  const { response } = await handler.handle(request, options);
  return { ...response, body: await text(response.body) };
}
