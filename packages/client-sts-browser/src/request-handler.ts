import { FetchHttpHandler, type FetchHttpHandlerOptions } from "@smithy/fetch-http-handler";
import type { HttpRequest, HttpResponse } from "@smithy/types";
import {
  type HandleOptions,
  type HttpHandler,
  NetworkError,
  TEXT_BODY,
  watchForEarlyEnd,
} from "@stskit/core/client";
import { readBody } from "./read-body.js";
import { time } from "./time.js";

/**
 * Milliseconds for one attempt where none are given. STS answers within a second as a rule; the slowest answer is of
 * AssumeRoleWithWebIdentity, which waits for the identity provider's keys first. A silent server must not hang a call.
 */
const REQUEST_TIMEOUT = 30_000;

/**
 * Smithy's fetch handler, with an end to every request: the deadline and the caller's abort signal hold until the
 * body has been read, and they end the `fetch` itself.
 */
export class BrowserRequestHandler implements HttpHandler {
  private readonly handler: FetchHttpHandler;

  constructor(private readonly options: FetchHttpHandlerOptions) {
    this.handler = new FetchHttpHandler({
      ...options,
      requestTimeout: 0,
      // A redirected POST would arrive as a GET, and its signature is for another host.
      requestInit: (request) => ({ redirect: "manual", ...options.requestInit?.(request) }),
    });
  }

  async handle(
    request: HttpRequest,
    { abortSignal, requestTimeout, [TEXT_BODY]: asText }: HandleOptions = {},
  ): Promise<{ response: HttpResponse }> {
    const host = request.hostname;
    const ending = new AbortController();
    let earlyEnd: Error | undefined;
    const stopWatching = watchForEarlyEnd(
      { host, abortSignal, requestTimeout: requestTimeout ?? this.options.requestTimeout ?? REQUEST_TIMEOUT },
      time,
      (error) => {
        earlyEnd = error;
        ending.abort(error);
      },
    );
    let response: HttpResponse | undefined;
    try {
      const handled = await this.handler.handle(withoutFraming(request) as any, {
        abortSignal: ending.signal,
      });
      response = handled.response;
      response.body = await readBody(response.body);
    } catch (cause) {
      if (cause instanceof NetworkError) throw cause;
      throw earlyEnd ?? (response ? brokenAnswer(host, cause) : networkError(host, cause));
    } finally {
      stopWatching();
    }
    // All that a page may know of a redirect.
    if (!response.statusCode) {
      throw new NetworkError(`${host} answered with a redirect, which is not followed. Check the endpoint.`);
    }
    if (!asText) response.body = new Response(response.body).body;
    return { response };
  }

  destroy(): void {
    this.handler.destroy();
  }

  updateHttpClientConfig(key: keyof FetchHttpHandlerOptions, value: unknown): void {
    Object.assign(this.options, { [key]: value });
    if (key !== "requestTimeout" && key !== "requestInit")
      this.handler.updateHttpClientConfig(key, value as never);
  }

  httpHandlerConfigs(): FetchHttpHandlerOptions {
    return this.options;
  }
}

/** `fetch` sets these headers itself; what a script says of them is dropped, or an error in some runtimes. */
function withoutFraming(request: HttpRequest): HttpRequest {
  const { host: _host, "content-length": _length, ...headers } = request.headers;
  return { ...request, headers };
}

/** Each engine has other words for it (Firefox says that somebody aborted); the code says the same for all. */
function brokenAnswer(host: string, cause: unknown): NetworkError {
  return new NetworkError(`The answer of ${host} broke off: ${(cause as Error).message}.`, {
    cause,
    code: "ECONNRESET",
  });
}

function networkError(host: string, cause: unknown): NetworkError {
  const { message } = cause as Error;
  return new NetworkError(
    `The request to ${host} failed: ${message}. (Browsers do not tell a failed connection from one that CORS or Content-Security-Policy forbid.)`,
    { cause },
  );
}
