import { isIPv6 } from "node:net";
import { NetworkError, TimeoutError } from "@stskit/core/client";
import type { Agent, buildConnector, Dispatcher } from "undici";
import { type Connector, createConnector } from "./connector.js";
import type { NodeHandlerOptions } from "./handler-options.js";
import { verifying } from "./tls-verification.js";

/**
 * Makes undici dispatchers. undici is loaded by its parts: the Agent takes 45 ms to load where the whole index takes
 * 125 ms (Node 20, 2 cores).
 */
export interface DispatcherFactory {
  /** @param timeout - milliseconds to open a connection; 0 for no limit */
  create(options: NodeHandlerOptions, timeout: number): OwnDispatcher;
}

/** The dispatchers that a handler owns, with the connector that opens their connections. */
export interface OwnDispatcher {
  /** The dispatcher for a host: through a proxy, or not. */
  dispatcherFor(hostname: string): Dispatcher;
  readonly connector: Connector;
  /** Closes all connections. */
  destroy(): void;
}

/** As many connections to a host as AWS's own Node handler opens. */
export const MOST_CONNECTIONS = 50;

const POOL = {
  connections: MOST_CONNECTIONS,
  /** A request after this much quiet pays for a new connection. A server's `Keep-Alive` header goes before it. */
  keepAliveTimeout: 60_000,
  // The exchange has one deadline of its own.
  headersTimeout: 0,
  bodyTimeout: 0,
} as const satisfies Agent.Options;

const PROXY_VARIABLES = ["http_proxy", "HTTP_PROXY", "https_proxy", "HTTPS_PROXY"] as const;

const PROXY_PROTOCOLS = new Set(["http:", "https:", "socks5:", "socks:"]);

/** Loads what the surroundings ask for: a plain agent, or one that goes through the environment's proxies. */
export async function loadDispatcherFactory(): Promise<DispatcherFactory> {
  const [{ default: build }, { default: symbols }, { default: Agent }] = await Promise.all([
    import("undici/lib/core/connect.js"),
    import("undici/lib/core/symbols.js"),
    import("undici/lib/dispatcher/agent.js"),
  ]);
  if (!proxiesAreSet()) {
    return {
      create(options, timeout) {
        const connector = createConnector(build, symbols.kParser, options.connect, timeout);
        const agent = new Agent({ ...POOL, connect: connector.connect });
        return { connector, dispatcherFor: () => agent, destroy: () => destroyAll([agent]) };
      },
    };
  }

  const [{ default: EnvHttpProxyAgent }, { default: Pool }, { default: connectTunnel }] = await Promise.all([
    import("undici/lib/dispatcher/env-http-proxy-agent.js"),
    import("undici/lib/dispatcher/pool.js"),
    import("undici/lib/api/api-connect.js"),
  ]);
  return {
    create(options, timeout) {
      checkProxyUrls();
      const connector = createConnector(build, symbols.kParser, options.connect, timeout);
      const direct = new Agent({ ...POOL, connect: connector.connect });
      const proxied = new EnvHttpProxyAgent({
        ...POOL,
        noProxy: noProxy(),
        connect: connector.connect,
        // Connections to the proxy itself; its answer to CONNECT is part of connecting.
        clientFactory: (url) => {
          const pool = new Pool(url, { ...POOL, connect: connector.connect });
          pool.connect = tunnelThrough({ pool, host: url.host, connect: connectTunnel, connector, timeout });
          return pool;
        },
        requestTls: { ...verifying(options.connect), timeout } as buildConnector.BuildOptions,
        // Proxies commonly refuse CONNECT to ports other than 443, so plain http goes through them as such.
        proxyTunnel: false,
      });
      return {
        connector,
        dispatcherFor: (hostname) => (isLoopback(hostname) ? direct : proxied),
        destroy: () => destroyAll([direct, proxied]),
      };
    },
  };
}

/** Whether the environment names a proxy. */
export function proxiesAreSet(): boolean {
  return PROXY_VARIABLES.some((name) => process.env[name]);
}

/** No proxy is asked for this machine: there the request would go to another one, and in clear. */
function isLoopback(hostname: string): boolean {
  return /^(?:(?:.+\.)?localhost|127(?:\.\d+){3}|\[?::1\]?)$/i.test(hostname);
}

/** The environment's list, its IPv6 addresses in brackets: undici takes what follows the last colon for a port. */
function noProxy(): string {
  const list = process.env["no_proxy"] ?? process.env["NO_PROXY"] ?? "";
  return list
    .split(/[,\s]+/)
    .map((entry) => (isIPv6(entry) ? `[${entry}]` : entry))
    .join(",");
}

function destroyAll(dispatchers: readonly Dispatcher[]): void {
  for (const dispatcher of dispatchers) dispatcher.destroy().catch(() => {});
}

interface Tunnels {
  readonly pool: Dispatcher;
  /** Where the proxy is. */
  readonly host: string;
  readonly connect: Dispatcher["connect"];
  readonly connector: Connector;
  /** Milliseconds for the proxy's answer; 0 for no limit. */
  readonly timeout: number;
}

/**
 * The method that opens a tunnel. undici's index gives it to all dispatchers; loaded by parts, they lack it.
 *
 * What goes wrong at the proxy says so. A proxy that hangs up must not pass for a connection that broke off: undici would
 * try again without end.
 */
function tunnelThrough({ pool, host, connect, connector, timeout }: Tunnels): Dispatcher["connect"] {
  const open = async (options: Dispatcher.ConnectOptions) => {
    const ending = new AbortController();
    const stopTracking = connector.track({ destroy: (error) => ending.abort(error) });
    const late = `The proxy ${host} opened no tunnel to ${options.path} within ${timeout} ms (connectionTimeout).`;
    const timer = timeout > 0 ? setTimeout(() => ending.abort(new TimeoutError(late)), timeout) : undefined;
    try {
      const tunnel = await connect.call(pool, { ...options, signal: ending.signal });
      if (tunnel.statusCode === 200) return tunnel;
      tunnel.socket.on("error", () => {}).destroy();
      throw new NetworkError(
        `The proxy ${host} refused a tunnel to ${options.path} with status ${tunnel.statusCode}.`,
        // What a proxy says of the server behind it, or of too many requests, may pass.
        { code: [429, 502, 503, 504].includes(tunnel.statusCode) ? "ECONNREFUSED" : undefined },
      );
    } catch (error) {
      if ((error as { code?: string }).code !== "UND_ERR_SOCKET") throw error;
      throw new NetworkError(`The proxy ${host} closed the connection.`, {
        cause: error,
        code: "ECONNRESET",
      });
    } finally {
      clearTimeout(timer);
      stopTracking();
    }
  };
  return open as Dispatcher["connect"];
}

/** Refuses a malformed proxy URL by its variable's name: it may hold a password, so nobody gets to print it. */
function checkProxyUrls(): void {
  for (const name of PROXY_VARIABLES) {
    const url = process.env[name];
    if (url && !(URL.canParse(url) && PROXY_PROTOCOLS.has(new URL(url).protocol))) {
      throw new TypeError(
        `The environment variable ${name} is no proxy's URL. Give one such as http://proxy.example:3128.`,
      );
    }
  }
}
