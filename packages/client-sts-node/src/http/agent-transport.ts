import type { Agent as HttpAgent } from "node:http";
import type { Agent as HttpsAgent } from "node:https";
import type { AbortSignal, HttpRequest, HttpResponse } from "@smithy/types";
import { abortError, type TransportStatus } from "@stskit/core/platform";
import { AgentRequest, type NodeModule } from "./agent-request.js";
import type { AgentOption, NodeHandlerOptions } from "./handler-options.js";
import { nodeHttp } from "./node-http.js";
import { connectionTimeout } from "./timeouts.js";
import { verifying } from "./tls-verification.js";

/** Sends requests through `node:http` and `node:https`, for agents (proxies, for example) and what a program has put in place of these modules. */
export class AgentTransport {
  readonly #options: NodeHandlerOptions;
  #loaded: Promise<Loaded> | undefined;

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
    this.#loaded ??= load(this.#options).catch((error) => {
      // The next request tries again.
      this.#loaded = undefined;
      throw error;
    });
    const { http, https, timeout } = await this.#loaded;
    if (signal?.aborted) throw abortError(signal);
    const agentRequest = new AgentRequest(request, request.protocol === "http:" ? http : https, {
      connectionTimeout: timeout,
      socketTimeout: this.#options.socketTimeout ?? 0,
    });
    return agentRequest.response(signal, status);
  }

  /** Closes the agents' connections. */
  destroy(): void {
    const loaded = this.#loaded;
    this.#loaded = undefined;
    // If loading failed, the call that needed it has rejected.
    loaded?.then(
      ({ http, https }) => {
        http.agent.destroy();
        https.agent.destroy();
      },
      () => {},
    );
  }
}

interface Loaded {
  readonly http: NodeModule;
  readonly https: NodeModule;
  /** Milliseconds to open a connection; 0 for no limit. */
  readonly timeout: number;
}

/** The same as in AWS's own Node handler. */
const POOL = { keepAlive: true, maxSockets: 50 };

async function load(options: NodeHandlerOptions): Promise<Loaded> {
  const [timeout, { http, https }, httpAgent, httpsAgent] = await Promise.all([
    connectionTimeout(options),
    nodeHttp(),
    resolveAgent(options.httpAgent),
    resolveAgent(options.httpsAgent),
  ]);
  return {
    timeout,
    http: {
      // Looked up for each request, since tools may patch the module at any time.
      request: (requestOptions) => http.request(requestOptions),
      agent: isAgent<HttpAgent>(httpAgent) ? httpAgent : new http.Agent({ ...POOL, ...httpAgent }),
    },
    https: {
      request: (requestOptions) => https.request(requestOptions),
      agent: isAgent<HttpsAgent>(httpsAgent)
        ? httpsAgent
        : new https.Agent({ ...POOL, ...verifying(httpsAgent ?? options.connect) }),
    },
  };
}

/** Tells an agent from agent options in the same way as AWS's own Node handler. */
function isAgent<Agent>(agent: object | undefined): agent is Agent & object {
  return typeof (agent as { destroy?: unknown } | undefined)?.destroy === "function";
}

async function resolveAgent<Agent>(
  option: AgentOption<Agent> | undefined,
): Promise<Agent | object | undefined> {
  return typeof option === "function" ? (option as () => Agent | Promise<Agent>)() : option;
}
