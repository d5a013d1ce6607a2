import { Readable } from "node:stream";
import type { HttpRequest, HttpResponse } from "@smithy/types";
import { type HandleOptions, TEXT_BODY } from "@stskit/core/client";
import { AgentHandler } from "./agent-handler.js";
import { checkedHandlerOptions, type NodeHandlerOptions } from "./handler-options.js";
import { proxiesAreSet } from "./undici-dispatcher.js";
import { UndiciHandler } from "./undici-handler.js";

/** Sends requests by undici, or by node:http where the options hold an agent for it. Nothing is loaded before the first. */
export class NodeRequestHandler {
  readonly metadata = { handlerProtocol: "http/1.1" };
  #options: NodeHandlerOptions;
  #transport: UndiciHandler | AgentHandler | undefined;

  /**
   * @throws TypeError when an option has a wrong type
   */
  constructor(options: Readonly<Record<string, unknown>> = {}) {
    this.#options = checkedHandlerOptions(options);
  }

  /**
   * Sends a request and reads the whole response. Its body is a stream, or a string where the option asks for that.
   *
   * @throws TimeoutError, AbortError or NetworkError
   */
  handle(request: HttpRequest, options: HandleOptions = {}): Promise<{ response: HttpResponse }> {
    this.#transport ??= choose(this.#options);
    const handled = this.#transport.handle(request, options);
    return options[TEXT_BODY] ? handled : handled.then(withStream);
  }

  /** Closes all connections. A handler that is used again opens new ones. */
  destroy(): void {
    this.#transport?.destroy();
    this.#transport = undefined;
  }

  /** Sets an option for requests to come. Those under way end as they began, and their connections once idle. */
  updateHttpClientConfig(key: string, value: unknown): void {
    this.#options = checkedHandlerOptions({ ...this.#options, [key]: value });
    this.#transport = undefined;
  }

  /** The options in effect. */
  httpHandlerConfigs(): NodeHandlerOptions {
    return this.#options;
  }
}

function withStream({ response }: { response: HttpResponse }): { response: HttpResponse } {
  return { response: Object.assign(response, { body: Readable.from(Buffer.from(response.body)) }) };
}

function choose(options: NodeHandlerOptions): UndiciHandler | AgentHandler {
  if (options.httpAgent || options.httpsAgent) return new AgentHandler(options);
  // undici parses by WebAssembly, which `node --jitless` has not. Only undici knows of the environment's proxies.
  const canUseUndici = "WebAssembly" in globalThis || options.dispatcher || proxiesAreSet();
  return canUseUndici ? new UndiciHandler(options) : new AgentHandler(options);
}
