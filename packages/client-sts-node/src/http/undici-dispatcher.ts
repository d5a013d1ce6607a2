import type { Agent } from "undici";
import { type Connector, createConnector } from "./connector.js";
import type { Dispatcher } from "./dispatcher.js";
import { EnvironmentProxies } from "./environment-proxies.js";
import type { NodeHandlerOptions } from "./handler-options.js";
import { ProxyDispatcher } from "./proxy-dispatcher.js";

/** Creates undici dispatchers. */
export interface DispatcherFactory {
  /** @param timeout - milliseconds to open a connection; 0 for no limit */
  create(options: NodeHandlerOptions, timeout: number): OwnDispatcher;
}

/** How requests reach a host. */
export interface Route {
  readonly dispatcher: Dispatcher;
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

/** Loads undici, which takes longer than all the rest of a client. */
export async function loadDispatcherFactory(): Promise<DispatcherFactory> {
  const proxies = new EnvironmentProxies();
  const { Agent, Pool, buildConnector, connectTunnel, symbols } = await import("./undici.js");
  return {
    create(options, timeout) {
      const connector = createConnector(buildConnector, symbols.kParser, options.connect, timeout);
      const agent = new Agent({ ...POOL, connect: connector.connect });
      const direct: Route = { dispatcher: agent };
      // A client certificate or server name is for the endpoint. A proxy only has to have a certificate that we trust.
      const { ca, rejectUnauthorized } = options.connect ?? {};
      const toProxy = createConnector(buildConnector, symbols.kParser, { ca, rejectUnauthorized }, timeout);
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
          if (!proxy) return direct;
          const key = `${proxy.authorization} ${proxy.origin}`;
          let dispatcher = proxied.get(key);
          if (!dispatcher) {
            dispatcher = new ProxyDispatcher(
              proxy,
              { Agent, Pool, connectTunnel },
              POOL,
              connectors,
              timeout,
            );
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
