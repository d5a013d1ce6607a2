import { Readable } from "node:stream";
import type { AbortSignal, HttpRequest, HttpResponse } from "@smithy/types";
import type { Transport, TransportStatus } from "@stskit/core/platform";
import { asBuffer } from "../read-body.js";
import { AgentTransport } from "./agent-transport.js";
import { EnvironmentProxies } from "./environment-proxies.js";
import { checkedHandlerOptions, type NodeHandlerOptions } from "./handler-options.js";
import { origin } from "./request-target.js";
import { UndiciTransport } from "./undici-transport.js";

/** Node's transport: undici, or `node:http` if the options have an agent. Either is loaded at the first request. */
export class NodeTransport implements Transport {
  readonly #options: NodeHandlerOptions;
  #chosen: UndiciTransport | AgentTransport | undefined;

  /**
   * @throws TypeError when an option has the wrong type
   */
  constructor(options: Readonly<Record<string, unknown>>) {
    this.#options = checkedHandlerOptions(options);
  }

  async send(
    request: HttpRequest,
    signal: AbortSignal | undefined,
    status: TransportStatus,
  ): Promise<HttpResponse> {
    this.#chosen ??= choose(this.#options);
    if (this.#chosen instanceof AgentTransport && !hasAgent(this.#options)) refuseProxy(origin(request));
    return this.#chosen.send(request, signal, status);
  }

  toStream(body: Uint8Array): Readable {
    return Readable.from(asBuffer(body));
  }

  destroy(): void {
    this.#chosen?.destroy();
    this.#chosen = undefined;
  }
}

function choose(options: NodeHandlerOptions): UndiciTransport | AgentTransport {
  // undici's parser needs WebAssembly, which `node --jitless` lacks.
  const canUseUndici = options.dispatcher || (globalThis as { WebAssembly?: unknown }).WebAssembly;
  return canUseUndici && !hasAgent(options) ? new UndiciTransport(options) : new AgentTransport(options);
}

function hasAgent({ httpAgent, httpsAgent }: NodeHandlerOptions): boolean {
  return Boolean(httpAgent || httpsAgent);
}

/** Rejects requests that need a proxy from the environment, which only undici supports: none may bypass it. */
function refuseProxy(origin: string): void {
  const proxy = new EnvironmentProxies().proxyFor(origin);
  if (!proxy) return;
  throw new TypeError(
    `Under node --jitless, the client cannot use the environment's proxy ${proxy.host} for requests to ${origin}. ` +
      "Give it an httpsAgent that goes through the proxy.",
  );
}
