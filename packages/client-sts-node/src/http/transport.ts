import { Readable } from "node:stream";
import type { AbortSignal, HttpRequest, HttpResponse } from "@smithy/types";
import type { Transport, TransportStatus } from "@stskit/core/client";
import { asBuffer } from "../read-body.js";
import { AgentTransport } from "./agent-transport.js";
import { checkedHandlerOptions, type NodeHandlerOptions } from "./handler-options.js";
import { proxiesAreSet } from "./undici-dispatcher.js";
import { UndiciTransport } from "./undici-transport.js";

/** Node's transport: undici, or node:http if the options hold an agent for it. Nothing is loaded before the first request. */
export class NodeTransport implements Transport {
  readonly #options: NodeHandlerOptions;
  #chosen: UndiciTransport | AgentTransport | undefined;

  /**
   * @throws TypeError when an option has the wrong type
   */
  constructor(options: Readonly<Record<string, unknown>>) {
    this.#options = checkedHandlerOptions(options);
  }

  send(
    request: HttpRequest,
    signal: AbortSignal | undefined,
    status: TransportStatus,
  ): Promise<HttpResponse> {
    this.#chosen ??= choose(this.#options);
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
  if (options.httpAgent || options.httpsAgent) return new AgentTransport(options);
  // undici parses by WebAssembly, which `node --jitless` lacks. Only undici knows about the environment's proxies.
  const canUseUndici = "WebAssembly" in globalThis || options.dispatcher || proxiesAreSet();
  return canUseUndici ? new UndiciTransport(options) : new AgentTransport(options);
}
