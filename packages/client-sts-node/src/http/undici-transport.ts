import type { AbortSignal, HttpRequest, HttpResponse } from "@smithy/types";
import { NetworkError, onAbort, type TransportStatus } from "@stskit/core/platform";
import { DispatchHandler } from "./dispatch-handler.js";
import type { Dispatcher, DispatchOptions } from "./dispatcher.js";
import type { NodeHandlerOptions } from "./handler-options.js";
import { LegacyDispatchHandler } from "./legacy-dispatch-handler.js";
import { headersOf, origin, pathAndQuery } from "./request-target.js";
import { connectionTimeout } from "./timeouts.js";
import { transportError } from "./transport-error.js";
import {
  loadDispatcherFactory,
  MAX_CONNECTIONS,
  type OwnDispatcher,
  type Route,
} from "./undici-dispatcher.js";

/**
 * Sends requests through undici, over pooled keep-alive connections and the proxies of HTTP_PROXY, HTTPS_PROXY and
 * NO_PROXY. Redirects are not followed. Idle connections do not keep the process alive.
 */
export class UndiciTransport {
  readonly #options: NodeHandlerOptions;
  #own: OwnDispatcher | undefined;
  /** How many requests are under way to each origin. */
  readonly #underWay = new Map<string, number>();

  constructor(options: NodeHandlerOptions) {
    this.#options = options;
  }

  /**
   * @param given - somebody else's dispatcher to send the request with
   * @throws TimeoutError, AbortError or NetworkError
   */
  async send(
    request: HttpRequest,
    signal: AbortSignal | undefined,
    status: TransportStatus,
    given?: Dispatcher,
  ): Promise<HttpResponse> {
    if (given) return this.#dispatch(request, signal, status, { dispatcher: given });
    if (!this.#own) {
      const [factory, timeout] = await Promise.all([
        loadDispatcherFactory(),
        connectionTimeout(this.#options),
      ]);
      this.#own ??= factory.create(this.#options, timeout);
    }
    return this.#dispatch(request, signal, status, this.#own.routeTo(origin(request)), this.#own);
  }

  /** Closes all connections. Requests under way fail; the next request opens new connections. */
  destroy(): void {
    const own = this.#own;
    this.#own = undefined;
    own?.connector.dropPending();
    own?.destroy();
  }

  #dispatch(
    request: HttpRequest,
    signal: AbortSignal | undefined,
    status: TransportStatus,
    { dispatcher, proxy }: Route,
    own?: OwnDispatcher,
  ): Promise<HttpResponse> {
    // A failure may be the proxy's, so messages name it.
    const host = proxy ? `${request.hostname} through the proxy ${proxy}` : request.hostname;
    const target = origin(request);

    return new Promise((resolve, reject) => {
      const sharing = (this.#underWay.get(target) ?? 0) + 1;
      this.#underWay.set(target, sharing);
      const handler = new (own ? DispatchHandler : LegacyDispatchHandler)({
        host,
        isReset: () => own?.connector.isReset() ?? false,
        socketTimeout: this.#options.socketTimeout ?? 0,
        onSent: () => {
          // How many connections a given dispatcher has is not known.
          if (own && sharing > MAX_CONNECTIONS) status.sentAfterWait();
        },
        onResponse: (response) => {
          finish();
          if (proxy && response.statusCode === 407) reject(refusedByProxy(request.hostname, proxy));
          else resolve(response);
        },
        onError: (error) => {
          finish();
          reject(error);
        },
      });
      let stopListening = () => {};
      const finish = () => {
        stopListening();
        const left = this.#underWay.get(target)! - 1;
        if (left > 0) this.#underWay.set(target, left);
        else this.#underWay.delete(target);
        // A connection that is being opened would keep the process alive, though no request needs it.
        if (this.#underWay.size === 0) own?.connector.dropPending();
      };
      status.explain(() => {
        if (handler.isSent) return proxy && `${host} did not complete its response`;
        if (!own) return `The given dispatcher had no connection to ${host} for the request`;
        return noConnection(host, sharing);
      });
      stopListening = onAbort(signal, (error) => handler.end(error));
      if (signal?.aborted) return;
      try {
        dispatcher.dispatch(
          {
            origin: target,
            path: pathAndQuery(request),
            method: request.method as DispatchOptions["method"],
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
}

/** @param sharing - how many requests to the host were under way, including the one without a connection */
function noConnection(host: string, sharing: number): string {
  return sharing > MAX_CONNECTIONS
    ? `${sharing} requests share ${MAX_CONNECTIONS} connections to ${host} (make fewer at once, or give them more time), and none was free for this one`
    : `No connection to ${host} was made`;
}

function refusedByProxy(host: string, proxy: string): NetworkError {
  return new NetworkError(`The proxy ${proxy} refused the request to ${host} with status 407.`);
}
