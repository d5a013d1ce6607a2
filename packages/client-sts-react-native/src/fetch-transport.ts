import type { AbortSignal, HttpRequest, HttpResponse } from "@smithy/types";
import { abortError, NetworkError, onAbort, type Transport } from "@stskit/core/platform";
import { formatUrl } from "@stskit/core/presign";
import { streamOf } from "./stream.js";

/** Options of `requestHandler`. */
export interface ReactNativeHandlerOptions {
  /**
   * How long one attempt may take, in milliseconds, from connecting to the last byte of the response. An attempt that takes
   * longer rejects with `TimeoutError`. 0 sets no limit.
   *
   * @default 30000
   */
  requestTimeout?: number;
}

/**
 * Sends requests through React Native's `fetch`. It has no streams, so bodies are read as text: other users of the handler
 * cannot read bytes that are not UTF-8.
 */
export const fetchTransport: Transport = {
  async send(request: HttpRequest, signal: AbortSignal | undefined): Promise<HttpResponse> {
    if (signal?.aborted) throw abortError(signal);
    try {
      return await fetchResponse(request, signal);
    } catch (cause) {
      throw signal?.aborted ? abortError(signal) : networkError(request.hostname, cause);
    }
  },

  toStream: (body) => streamOf(body as string),
};

async function fetchResponse(request: HttpRequest, signal: AbortSignal | undefined): Promise<HttpResponse> {
  // The native side sets these headers itself.
  const { host: _host, "content-length": _length, ...headers } = request.headers;
  const url = formatUrl(request);
  const fetched = await fetch(url, {
    method: request.method,
    headers,
    body: request.body,
    credentials: "omit",
    // React Native's own fetch ignores this option: its native side follows every redirect.
    redirect: "manual",
    ...nativeSignal(signal),
  });
  // Some engines reveal nothing else about a redirect.
  if (!fetched.status)
    throw new Error("the server responded with a redirect, which is not followed; check the endpoint");
  // The other host has already received the request and its tokens, but its response is not from STS.
  if (fetched.url && origin(fetched.url) !== origin(url)) {
    throw new Error(`it was redirected to ${origin(fetched.url)}`);
  }
  const response: HttpResponse = {
    statusCode: fetched.status,
    reason: fetched.statusText,
    headers: {},
    body: await fetched.text(),
  };
  fetched.headers.forEach((value, name) => {
    response.headers[name.toLowerCase()] = value;
  });
  return response;
}

/** `fetch` accepts only the engine's own signals. In an engine without any, the request cannot be aborted. */
function nativeSignal(signal: AbortSignal | undefined): { signal?: object } {
  if (!signal || typeof AbortController !== "function") return {};
  const controller = new AbortController();
  onAbort(signal, (error) => controller.abort(error));
  return { signal: controller.signal };
}

function origin(url: string): string {
  return url.split("/", 3).join("/").toLowerCase();
}

function networkError(host: string, cause: unknown): NetworkError {
  return new NetworkError(`The request to ${host} failed: ${(cause as Error).message}.`, { cause });
}
