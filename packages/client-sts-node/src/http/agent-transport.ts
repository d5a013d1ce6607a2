import type { Agent as HttpAgent } from "node:http";
import type { Agent as HttpsAgent } from "node:https";
import type { Readable } from "node:stream";
import type { NodeHttpHandler } from "@smithy/node-http-handler";
import type { AbortSignal, HttpRequest, HttpResponse } from "@smithy/types";
import { abortError, onAbort } from "@stskit/core/client";
import { collect } from "../read-body.js";
import type { AgentOption, NodeHandlerOptions } from "./handler-options.js";
import { refusingUpgrades } from "./refusing-upgrades.js";
import { connectionTimeout } from "./timeouts.js";
import { verifying } from "./tls-verification.js";
import { transportError } from "./transport-error.js";

/** Sends requests by node:http and node:https, for proxies that come as agents and for tools that patch those modules. */
export class AgentTransport {
  readonly #options: NodeHandlerOptions;
  #inner: Promise<NodeHttpHandler> | undefined;

  constructor(options: NodeHandlerOptions) {
    this.#options = options;
  }

  /**
   * @throws TimeoutError, AbortError or NetworkError
   */
  async send(request: HttpRequest, signal: AbortSignal | undefined): Promise<HttpResponse> {
    this.#inner ??= this.#load();
    const inner = await this.#inner;
    if (signal?.aborted) throw abortError(signal);
    const host = request.hostname;
    let body: Readable | undefined;
    // The library lets go of the signal at the end of the headers.
    const stopListening = onAbort(signal, () => body?.destroy());
    try {
      const { response } = await inner.handle(request as Parameters<NodeHttpHandler["handle"]>[0], {
        ...(signal && { abortSignal: signal }),
        requestTimeout: 0,
      });
      body = response.body as Readable;
      return Object.assign(response, { body: await collect(body, host) });
    } catch (error) {
      throw signal?.aborted ? abortError(signal) : transportError(error, host);
    } finally {
      stopListening();
    }
  }

  /** Closes the agents' connections. */
  destroy(): void {
    const inner = this.#inner;
    this.#inner = undefined;
    // What failed to load was reported by the call that needed it.
    inner?.then((handler) => handler.destroy()).catch(() => {});
  }

  async #load(): Promise<NodeHttpHandler> {
    const [timeout, { NodeHttpHandler }, http, https, httpAgent, httpsAgent] = await Promise.all([
      connectionTimeout(this.#options),
      import("@smithy/node-http-handler"),
      import("node:http"),
      import("node:https"),
      resolveAgent(this.#options.httpAgent),
      resolveAgent(this.#options.httpsAgent),
    ]);
    const { socketTimeout, socketAcquisitionWarningTimeout } = this.#options;
    return new NodeHttpHandler({
      httpAgent: refusingUpgrades(
        isAgent<HttpAgent>(httpAgent) ? httpAgent : new http.Agent({ ...POOL, ...httpAgent }),
      ),
      httpsAgent: refusingUpgrades(
        isAgent<HttpsAgent>(httpsAgent)
          ? httpsAgent
          : new https.Agent({ ...POOL, ...verifying(httpsAgent ?? this.#options.connect) }),
      ),
      socketTimeout: socketTimeout ?? 0,
      requestTimeout: 0,
      connectionTimeout: timeout,
      ...(socketAcquisitionWarningTimeout != null && { socketAcquisitionWarningTimeout }),
    } as ConstructorParameters<typeof NodeHttpHandler>[0]);
  }
}

/** As smithy's handler sets up agents of its own. */
const POOL = { keepAlive: true, maxSockets: 50 };

/** As smithy's handler tells an agent from the options of one. */
function isAgent<Agent>(agent: object | undefined): agent is Agent & object {
  return typeof (agent as { destroy?: unknown } | undefined)?.destroy === "function";
}

async function resolveAgent<Agent>(
  option: AgentOption<Agent> | undefined,
): Promise<Agent | object | undefined> {
  return typeof option === "function" ? (option as () => Agent | Promise<Agent>)() : option;
}
