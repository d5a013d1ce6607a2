import { FetchHttpHandler } from "@smithy/fetch-http-handler";
import type { AbortSignal, FetchHttpHandlerOptions, HttpRequest, HttpResponse } from "@smithy/types";
import { abortError, NetworkError, onAbort, type Transport } from "@stskit/core/platform";
import { readBytes } from "./read-body.js";

const BLOCKED =
  "(In a browser, a failed connection looks the same as a request blocked by CORS or Content-Security-Policy.)";

/** Options of `requestHandler`, those of AWS's own handler for `fetch`. */
export interface BrowserHandlerOptions extends FetchHttpHandlerOptions {
  /**
   * How long one attempt may take, in milliseconds, from connecting to the last byte of the response. An attempt that takes
   * longer rejects with `TimeoutError`. 0 sets no limit.
   *
   * @default 30000
   */
  requestTimeout?: number;
}

/** Sends requests through smithy's fetch handler. The signal aborts the `fetch`, then the reading of the body. */
export class FetchTransport implements Transport {
  readonly #options: FetchHttpHandlerOptions;

  constructor(options: FetchHttpHandlerOptions) {
    this.#options = options;
  }

  async send(request: HttpRequest, signal: AbortSignal | undefined): Promise<HttpResponse> {
    const host = request.hostname;
    if (signal?.aborted) throw abortError(signal);
    let response: HttpResponse | undefined;
    try {
      // Smithy's handler asks for its class of requests, but reads only their fields.
      ({ response } = await this.#handler(request, signal).handle(request as any));
      response.body = await readBytes(response.body, signal);
      if (signal?.aborted) throw abortError(signal);
    } catch (cause) {
      if (signal?.aborted) throw abortError(signal);
      if (cause instanceof NetworkError) throw cause;
      throw response ? brokenOff(host, cause) : networkError(host, cause);
    }
    // A page learns nothing else about a redirect.
    if (!response.statusCode) {
      throw new NetworkError(`${host} responded with a redirect, which is not followed. Check the endpoint.`);
    }
    return response;
  }

  #handler(request: HttpRequest, signal: AbortSignal | undefined): FetchHttpHandler {
    const { credentials, cache, keepAlive, requestInit, customFetch } = this.#options;
    // Setting these has no effect, or throws in some runtimes.
    const { host: _host, "content-length": _length, ...headers } = request.headers;
    const init = {
      method: request.method,
      headers,
      // A GET must not have a body, not even an empty one; a stream has to say that it is sent before the response is read.
      ...(request.body && { body: request.body, duplex: "half" }),
      // A redirected POST would arrive as a GET, and its signature is for another host.
      redirect: "manual",
      ...(credentials && { credentials }),
      ...(cache && { cache }),
      ...(keepAlive && { keepalive: true }),
      ...(signal && { signal: nativeSignal(signal) }),
      ...requestInit?.(request),
    } as RequestInit;
    return new FetchHttpHandler({
      requestTimeout: 0,
      requestInit: () => init,
      // Next.js turns the body of a Request into a stream, which is sent in chunks and without its length.
      customFetch: customFetch ?? ((built) => fetch((built as Request).url, init)),
    });
  }

  toStream(body: Uint8Array<ArrayBuffer>): ReadableStream | null {
    return new Response(body).body;
  }
}

/** `fetch` accepts only the engine's own signals. */
function nativeSignal(signal: AbortSignal): globalThis.AbortSignal {
  const controller = new AbortController();
  onAbort(signal, (error) => controller.abort(error));
  return controller.signal;
}

/** Engines report this differently (Firefox says it was aborted), so it gets one code for all. */
function brokenOff(host: string, cause: unknown): NetworkError {
  return new NetworkError(`The response from ${host} broke off: ${(cause as Error).message}.`, {
    cause,
    code: "ECONNRESET",
  });
}

function networkError(host: string, cause: unknown): NetworkError {
  const { message } = cause as Error;
  // Pages and their workers have a location. In other runtimes there is none, or its value is undefined.
  const hint = globalThis.location ? ` ${BLOCKED}` : "";
  return new NetworkError(`The request to ${host} failed: ${message}.${hint}`, { cause });
}
