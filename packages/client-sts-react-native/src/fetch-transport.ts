import type { AbortSignal, HttpRequest, HttpResponse } from "@smithy/types";
import { abortError, NetworkError, onAbort, type Transport } from "@stskit/core/platform";
import { formatUrl } from "@stskit/core/presign";
import { streamOf } from "./stream.js";

/**
 * Sends requests by React Native's `fetch`. It has no streams, so responses are read as text: bytes that are not UTF-8 are
 * lost to other users of the handler.
 */
export const fetchTransport: Transport = {
  async send(request: HttpRequest, signal: AbortSignal | undefined): Promise<HttpResponse> {
    if (signal?.aborted) throw abortError(signal);
    try {
      return await exchange(request, signal);
    } catch (cause) {
      throw signal?.aborted ? abortError(signal) : networkError(request.hostname, cause);
    }
  },

  toStream: (body) => streamOf(body as string),
};

async function exchange(request: HttpRequest, signal: AbortSignal | undefined): Promise<HttpResponse> {
  // The native side sets these itself.
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
  // Some engines reveal no more than this about a redirect.
  if (!fetched.status)
    throw new Error("the server responded with a redirect, which is not followed; check the endpoint");
  // By now the other host has the request and its tokens. What it says is not a response to it.
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

/** `fetch` takes no signal but the engine's own. An engine without one lets the request run to its end. */
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
