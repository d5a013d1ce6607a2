import type { HttpRequest, HttpResponse } from "@smithy/types";
import {
  type HandleOptions,
  type HttpHandler,
  NetworkError,
  TEXT_BODY,
  watchForEarlyEnd,
} from "@stskit/core/client";
import { formatUrl } from "@stskit/core/presign";
import { streamOf } from "./stream.js";
import { time } from "./time.js";

/** What users may give as `requestHandler`. */
export interface FetchRequestHandlerOptions {
  /** Milliseconds for one attempt, until the last byte of the answer; 0 for no limit. @default 30000 */
  requestTimeout?: number;
}

/**
 * Milliseconds for one attempt where none are given. STS answers within a second as a rule; the slowest answer is of
 * AssumeRoleWithWebIdentity, which waits for the identity provider's keys first. A silent server must not hang a call.
 */
const REQUEST_TIMEOUT = 30_000;

/** Sends requests by React Native's `fetch`, which knows no streams: responses are read as text. */
export class FetchRequestHandler implements HttpHandler {
  constructor(private readonly options: FetchRequestHandlerOptions) {}

  handle(
    request: HttpRequest,
    { abortSignal, requestTimeout, [TEXT_BODY]: asText }: HandleOptions = {},
  ): Promise<{ response: HttpResponse }> {
    const host = request.hostname;
    return new Promise((resolve, reject) => {
      const ending = typeof AbortController === "function" ? new AbortController() : undefined;
      let ended = false;
      const stopWatching = watchForEarlyEnd(
        {
          host,
          abortSignal,
          requestTimeout: requestTimeout ?? this.options.requestTimeout ?? REQUEST_TIMEOUT,
        },
        time,
        (error) => {
          ended = true;
          reject(error);
          ending?.abort();
        },
      );
      if (ended) return;
      send(request, ending?.signal)
        .then(
          (response) =>
            resolve({ response: asText ? response : { ...response, body: streamOf(response.body) } }),
          (cause) => reject(networkError(host, cause)),
        )
        .then(stopWatching);
    });
  }

  updateHttpClientConfig(key: keyof FetchRequestHandlerOptions, value: number): void {
    this.options[key] = value;
  }

  httpHandlerConfigs(): FetchRequestHandlerOptions {
    return this.options;
  }
}

async function send(request: HttpRequest, signal: object | undefined): Promise<HttpResponse> {
  // The native side sets these itself.
  const { host: _host, "content-length": _length, ...headers } = request.headers;
  const url = formatUrl(request);
  const answer = await fetch(url, {
    method: request.method,
    headers,
    body: request.body,
    credentials: "omit",
    // React Native's own fetch does not know this option: its native side follows whatever it is told.
    redirect: "manual",
    ...(signal ? { signal } : {}),
  });
  // All that some engines tell of a redirect.
  if (!answer.status)
    throw new Error("it was answered with a redirect, which is not followed; check the endpoint");
  // By now the other host has had the request, its tokens too; what it says is no answer to it.
  if (answer.url && origin(answer.url) !== origin(url)) {
    throw new Error(`it was redirected to ${origin(answer.url)}`);
  }
  const response: HttpResponse = {
    statusCode: answer.status,
    reason: answer.statusText,
    headers: {},
    body: await answer.text(),
  };
  answer.headers.forEach((value, name) => {
    response.headers[name.toLowerCase()] = value;
  });
  return response;
}

function origin(url: string): string {
  return url.split("/", 3).join("/").toLowerCase();
}

function networkError(host: string, cause: unknown): NetworkError {
  return new NetworkError(`The request to ${host} failed: ${(cause as Error).message}.`, { cause });
}
