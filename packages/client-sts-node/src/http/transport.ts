import { Readable } from "node:stream";
import type { AbortSignal, HttpRequest, HttpResponse } from "@smithy/types";
import type { Transport, TransportStatus } from "@stskit/core/platform";
import { asBuffer } from "../read-body.js";
import { AgentTransport } from "./agent-transport.js";
import { carrierOf } from "./carrier.js";
import { checkedHandlerOptions, type NodeHandlerOptions } from "./handler-options.js";
import { nodeHttp } from "./node-http.js";
import { UndiciTransport } from "./undici-transport.js";

/** Node's transport: undici, or `node:http` where `carrierOf` says so. Either is loaded at the first request. */
export class NodeTransport implements Transport {
  readonly #options: NodeHandlerOptions;
  #undici: UndiciTransport | undefined;
  #nodeHttp: AgentTransport | undefined;

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
    const carrier = carrierOf(request, this.#options, await nodeHttp());
    if (carrier === "node:http") {
      this.#nodeHttp ??= new AgentTransport(this.#options);
      return this.#nodeHttp.send(request, signal, status);
    }
    this.#undici ??= new UndiciTransport(this.#options);
    return this.#undici.send(request, signal, status, carrier === "undici" ? undefined : carrier);
  }

  toStream(body: Uint8Array): Readable {
    return Readable.from(asBuffer(body));
  }

  destroy(): void {
    this.#undici?.destroy();
    this.#undici = undefined;
    this.#nodeHttp?.destroy();
    this.#nodeHttp = undefined;
  }
}
