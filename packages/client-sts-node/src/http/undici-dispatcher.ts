import type { Agent, Dispatcher } from "undici";
import { type Connector, createConnector } from "./connector.js";
import { EnvironmentProxies } from "./environment-proxies.js";
import type { NodeHandlerOptions } from "./handler-options.js";
import { ProxyDispatcher } from "./proxy-dispatcher.js";

/**
 * Creates undici dispatchers. Only parts of undici are loaded: the Agent takes 45 ms, the whole index 125 ms (Node 20,
 * 2 cores).
 */
export interface DispatcherFactory {
  /** @param timeout - milliseconds to open a connection; 0 for no limit */
  create(options: NodeHandlerOptions, timeout: number): OwnDispatcher;
}

/** How requests reach a host. */
export interface Route {
  readonly dispatcher: Pick<Dispatcher, "dispatch">;
  /** Host and port of the proxy, if any. */
  readonly proxy?: string;
}

/** The dispatchers that a handler owns, with the connector that opens their connections. */
export interface OwnDispatcher {
  /** @throws TypeError when the environment's proxy for the origin is not valid */
  routeTo(origin: string): Route;
  readonly connector: Connector;
  /** Closes all connections. */
  destroy(): void;
}

/** How many connections to open to a host: the same as in AWS's own Node handler. */
export const MAX_CONNECTIONS = 50;

const POOL = {
  connections: MAX_CONNECTIONS,
  /** How long idle connections are kept, in milliseconds. A server's `Keep-Alive` header takes precedence. */
  keepAliveTimeout: 60_000,
  // Each request has a deadline of its own.
  headersTimeout: 0,
  bodyTimeout: 0,
} as const satisfies Agent.Options;

/** Loads undici's agent, and support for proxies if the environment has any. */
export async function loadDispatcherFactory(): Promise<DispatcherFactory> {
  const proxies = new EnvironmentProxies();
  const [{ default: build }, { default: symbols }, { default: Agent }, forProxies] = await Promise.all([
    import("undici/lib/core/connect.js"),
    import("undici/lib/core/symbols.js"),
    import("undici/lib/dispatcher/agent.js"),
    proxies.areSet ? loadProxyParts() : undefined,
  ]);
  return {
    create(options, timeout) {
      const connector = createConnector(build, symbols.kParser, options.connect, timeout);
      const agent = new Agent({ ...POOL, connect: connector.connect });
      const direct: Route = { dispatcher: agent };
      // A client certificate or server name is for the endpoint. A proxy only has to have a certificate that we trust.
      const { ca, rejectUnauthorized } = options.connect ?? {};
      const toProxy = createConnector(build, symbols.kParser, { ca, rejectUnauthorized }, timeout);
      const connectors = { toProxy, toTarget: connector };
      const proxied = new Map<string, ProxyDispatcher>();

      return {
        connector: {
          ...connector,
          dropPending() {
            connector.dropPending();
            toProxy.dropPending();
          },
          isReset: () => connector.isReset() || toProxy.isReset(),
        },
        routeTo(origin) {
          const proxy = proxies.proxyFor(origin);
          if (!proxy || !forProxies) return direct;
          const key = `${proxy.authorization} ${proxy.origin}`;
          let dispatcher = proxied.get(key);
          if (!dispatcher) {
            dispatcher = new ProxyDispatcher(proxy, { Agent, ...forProxies }, POOL, connectors, timeout);
            proxied.set(key, dispatcher);
          }
          return { dispatcher, proxy: proxy.host };
        },
        destroy() {
          agent.destroy().catch(() => {});
          for (const dispatcher of proxied.values()) dispatcher.destroy();
        },
      };
    },
  };
}

async function loadProxyParts() {
  const [{ default: Pool }, { default: connectTunnel }] = await Promise.all([
    import("undici/lib/dispatcher/pool.js"),
    import("undici/lib/api/api-connect.js"),
  ]);
  return { Pool, connectTunnel };
}
