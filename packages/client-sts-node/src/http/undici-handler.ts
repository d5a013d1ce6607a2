import type { HttpHandlerOptions, HttpRequest, HttpResponse } from "@smithy/types";
import { watchForEarlyEnd } from "@stskit/core/client";
import type { Dispatcher } from "undici";
import { time } from "../time.js";
import { AgentHandler } from "./agent-handler.js";
import { Exchange } from "./exchange.js";
import type { NodeHandlerOptions } from "./handler-options.js";
import { headersOf, origin, pathAndQuery } from "./request-target.js";
import { REQUEST_TIMEOUT } from "./timeouts.js";
import { transportError } from "./transport-error.js";
import {
  type DispatcherFactory,
  loadDispatcherFactory,
  MOST_CONNECTIONS,
  type OwnDispatcher,
  proxiesAreSet,
} from "./undici-dispatcher.js";

/**
 * Sends requests by undici, over pooled connections that are kept alive. Proxies follow HTTP_PROXY, HTTPS_PROXY and
 * NO_PROXY. Redirects are not followed. Idle connections do not keep the process alive.
 */
export class UndiciHandler {
  readonly #options: NodeHandlerOptions;
  #factory: DispatcherFactory | undefined;
  #own: OwnDispatcher | undefined;
  /** Sends requests where undici cannot. */
  #instead: AgentHandler | undefined;
  #underWay = 0;

  constructor(options: NodeHandlerOptions) {
    this.#options = options;
  }

  /**
   * @throws TimeoutError, AbortError or NetworkError
   */
  async handle(request: HttpRequest, options: HttpHandlerOptions = {}): Promise<{ response: HttpResponse }> {
    const given = this.#options.dispatcher;
    if (given) return this.#exchange(request, options, given);
    if (this.#instead) return this.#instead.handle(request, options);
    this.#factory ??= await loadDispatcherFactory();
    this.#own ??= this.#factory.create(this.#options);
    return this.#exchange(request, options, this.#own.dispatcherFor(request.hostname));
  }

  /** Closes the connections; requests under way fail. The next request opens anew. */
  destroy(): void {
    const own = this.#own;
    this.#own = undefined;
    this.#factory = undefined;
    own?.connector.dropPending();
    own?.destroy();
    this.#instead?.destroy();
  }

  #noConnection(host: string): string {
    return this.#underWay > MOST_CONNECTIONS
      ? `${this.#underWay} requests share ${MOST_CONNECTIONS} connections to ${host} (make fewer at once, or give them more time), and none was free for this one`
      : `No connection to ${host} was made`;
  }

  #exchange(request: HttpRequest, options: HttpHandlerOptions, dispatcher: Dispatcher) {
    const host = request.hostname;
    const requestTimeout = options.requestTimeout ?? this.#options.requestTimeout ?? REQUEST_TIMEOUT;
    const connector = this.#own?.connector;
    const given = this.#options.dispatcher;

    return new Promise<{ response: HttpResponse }>((resolve, reject) => {
      const exchange = new Exchange({
        host,
        isReset: () => connector?.isReset() ?? false,
        socketTimeout: this.#options.socketTimeout ?? 0,
        onResponse: (response) => {
          leave();
          resolve({ response });
        },
        onError: (error) => {
          leave();
          if (!given && isUnaskedContinue(error) && !proxiesAreSet()) {
            this.#instead ??= new AgentHandler(this.#options);
            resolve(this.#instead.handle(request, options));
          } else reject(error);
        },
      });
      this.#underWay += 1;
      const leave = () => {
        stopWatching();
        this.#underWay -= 1;
        // A connection that is still being opened for nobody would keep the process alive.
        if (this.#underWay === 0) connector?.dropPending();
      };
      let stopWatching = () => {};
      let ended = false;
      const whatWasLate = () => (exchange.isSent || given ? undefined : this.#noConnection(host));
      const early = { host, requestTimeout, abortSignal: options.abortSignal, whatWasLate };
      stopWatching = watchForEarlyEnd(early, time, (error) => {
        ended = true;
        exchange.end(error);
      });
      if (ended) return;
      try {
        dispatcher.dispatch(
          {
            origin: origin(request),
            path: pathAndQuery(request),
            method: request.method as Dispatcher.HttpMethod,
            headers: headersOf(request),
            body: request.body,
          },
          exchange,
        );
      } catch (error) {
        exchange.end(transportError(error, host));
      }
    });
  }
}

/**
 * Whether the server sent a `100 Continue` that the request had not asked for. HTTP allows it and node:http passes over it;
 * undici takes it for an error.
 */
function isUnaskedContinue({ cause }: Error): boolean {
  const { code, message } = (cause ?? {}) as { code?: string; message?: string };
  return code === "UND_ERR_SOCKET" && message === "bad response";
}
