import type { Agent as HttpAgent } from "node:http";
import type { Agent as HttpsAgent } from "node:https";
import type { NodeHttpHandler } from "@smithy/node-http-handler";
import type { HttpHandlerOptions, HttpRequest, HttpResponse } from "@smithy/types";
import { watchForEarlyEnd } from "@stskit/core/client";
import { readBody } from "../read-body.js";
import { time } from "../time.js";
import type { AgentOption, NodeHandlerOptions } from "./handler-options.js";
import { refusingUpgrades } from "./refusing-upgrades.js";
import { connectionTimeout, REQUEST_TIMEOUT } from "./timeouts.js";
import { verifying } from "./tls-verification.js";
import { transportError } from "./transport-error.js";

/**
 * Sends requests by node:http and node:https through the agents given, as agent-based proxies and tools that patch
 * those modules need it.
 */
export class AgentHandler {
  readonly #options: NodeHandlerOptions;
  #inner: Promise<NodeHttpHandler> | undefined;

  constructor(options: NodeHandlerOptions) {
    this.#options = options;
  }

  /**
   * @throws TimeoutError, AbortError or NetworkError
   */
  async handle(request: HttpRequest, options: HttpHandlerOptions = {}): Promise<{ response: HttpResponse }> {
    this.#inner ??= this.#load();
    const inner = await this.#inner;
    const host = request.hostname;

    return new Promise((resolve, reject) => {
      // The library's deadline ends with the headers of the answer; this one covers the body too.
      const controller = new AbortController();
      let body: { destroy?(): void } | undefined;
      const requestTimeout = options.requestTimeout ?? this.#options.requestTimeout ?? REQUEST_TIMEOUT;
      const early = { host, requestTimeout, abortSignal: options.abortSignal };
      const stopWatching = watchForEarlyEnd(early, time, (error) => {
        reject(error);
        controller.abort(error);
        body?.destroy?.();
      });
      if (controller.signal.aborted) return;
      inner
        .handle(request as Parameters<NodeHttpHandler["handle"]>[0], {
          abortSignal: controller.signal,
          requestTimeout: 0,
        })
        .then(async ({ response }) => {
          body = response.body;
          resolve({ response: Object.assign(response, { body: await readBody(body, host) }) });
        })
        .catch((error) => reject(transportError(error, host)))
        .finally(stopWatching);
    });
  }

  /** Closes the agents' connections. */
  destroy(): void {
    const inner = this.#inner;
    this.#inner = undefined;
    // What failed to load was reported by the call that needed it.
    inner?.then((handler) => handler.destroy()).catch(() => {});
  }

  async #load(): Promise<NodeHttpHandler> {
    const [{ NodeHttpHandler }, http, https, httpAgent, httpsAgent] = await Promise.all([
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
      connectionTimeout: connectionTimeout(this.#options),
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
