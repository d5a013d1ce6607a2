import type { AbortSignal, HttpRequest, HttpResponse } from "@smithy/types";
import { onAbort, type TransportStatus } from "@stskit/core/client";
import type { Dispatcher } from "undici";
import { DispatchHandler } from "./dispatch-handler.js";
import type { NodeHandlerOptions } from "./handler-options.js";
import { headersOf, origin, pathAndQuery } from "./request-target.js";
import { connectionTimeout } from "./timeouts.js";
import { transportError } from "./transport-error.js";
import {
  type DispatcherFactory,
  loadDispatcherFactory,
  MOST_CONNECTIONS,
  type OwnDispatcher,
} from "./undici-dispatcher.js";

/**
 * Sends requests by undici, over pooled keep-alive connections. Proxies follow HTTP_PROXY, HTTPS_PROXY and NO_PROXY.
 * Redirects are not followed. Idle connections do not keep the process alive.
 */
export class UndiciTransport {
  readonly #options: NodeHandlerOptions;
  #factory: DispatcherFactory | undefined;
  #own: OwnDispatcher | undefined;
  #underWay = 0;

  constructor(options: NodeHandlerOptions) {
    this.#options = options;
  }

  /**
   * @throws TimeoutError, AbortError or NetworkError
   */
  async send(
    request: HttpRequest,
    signal: AbortSignal | undefined,
    status: TransportStatus,
  ): Promise<HttpResponse> {
    const given = this.#options.dispatcher;
    if (given) return this.#dispatch(request, signal, status, given);
    this.#factory ??= await loadDispatcherFactory();
    if (!this.#own) {
      const timeout = await connectionTimeout(this.#options);
      this.#own ??= this.#factory.create(this.#options, timeout);
    }
    return this.#dispatch(request, signal, status, this.#own.dispatcherFor(request.hostname));
  }

  /** Closes the connections; requests under way fail. The next request opens new ones. */
  destroy(): void {
    const own = this.#own;
    this.#own = undefined;
    this.#factory = undefined;
    own?.connector.dropPending();
    own?.destroy();
  }

  #dispatch(
    request: HttpRequest,
    signal: AbortSignal | undefined,
    status: TransportStatus,
    dispatcher: Dispatcher,
  ): Promise<HttpResponse> {
    const host = request.hostname;
    const connector = this.#own?.connector;
    const isOwn = !this.#options.dispatcher;

    return new Promise((resolve, reject) => {
      const handler = new DispatchHandler({
        host,
        isReset: () => connector?.isReset() ?? false,
        socketTimeout: this.#options.socketTimeout ?? 0,
        onResponse: (response) => {
          leave();
          resolve(response);
        },
        onError: (error) => {
          leave();
          reject(error);
        },
      });
      this.#underWay += 1;
      let stopListening = () => {};
      const leave = () => {
        stopListening();
        this.#underWay -= 1;
        // A connection that is still being opened, for nobody, would keep the process alive.
        if (this.#underWay === 0) connector?.dropPending();
      };
      if (isOwn) status.missing = () => (handler.isSent ? undefined : this.#noConnection(host));
      stopListening = onAbort(signal, (error) => handler.end(error));
      if (signal?.aborted) return;
      try {
        dispatcher.dispatch(
          {
            origin: origin(request),
            path: pathAndQuery(request),
            method: request.method as Dispatcher.HttpMethod,
            headers: headersOf(request),
            body: request.body,
          },
          handler,
        );
      } catch (error) {
        handler.end(transportError(error, host));
      }
    });
  }

  #noConnection(host: string): string {
    return this.#underWay > MOST_CONNECTIONS
      ? `${this.#underWay} requests share ${MOST_CONNECTIONS} connections to ${host} (make fewer at once, or give them more time), and none was free for this one`
      : `No connection to ${host} was made`;
  }
}
