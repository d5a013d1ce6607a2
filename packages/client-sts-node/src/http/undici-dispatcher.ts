import { NetworkError } from "@stskit/core/client";
import type { Agent, buildConnector, Dispatcher } from "undici";
import { type Connector, createConnector } from "./connector.js";
import type { NodeHandlerOptions } from "./handler-options.js";
import { connectionTimeout } from "./timeouts.js";
import { verifying } from "./tls-verification.js";

/**
 * Makes undici dispatchers. undici is loaded by its parts: the Agent takes 45 ms to load where the whole index takes
 * 125 ms (Node 20, 2 cores).
 */
export interface DispatcherFactory {
  create(options: NodeHandlerOptions): OwnDispatcher;
}

/** A dispatcher that a handler owns, with the connector that opens its connections. */
export interface OwnDispatcher {
  readonly dispatcher: Dispatcher;
  readonly connector: Connector;
}

const POOL = {
  /** As many connections to a host as AWS's own Node handler opens. */
  connections: 50,
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
  const [{ default: build }, { default: Agent }] = await Promise.all([
    import("undici/lib/core/connect.js"),
    import("undici/lib/dispatcher/agent.js"),
  ]);
  if (!PROXY_VARIABLES.some((name) => process.env[name])) {
    return {
      create(options) {
        const connector = createConnector(build, options.connect, connectionTimeout(options));
        return { connector, dispatcher: new Agent({ ...POOL, connect: connector.connect }) };
      },
    };
  }

  const [{ default: EnvHttpProxyAgent }, { default: Pool }, { default: connectTunnel }] = await Promise.all([
    import("undici/lib/dispatcher/env-http-proxy-agent.js"),
    import("undici/lib/dispatcher/pool.js"),
    import("undici/lib/api/api-connect.js"),
  ]);
  return {
    create(options) {
      checkProxyUrls();
      const timeout = connectionTimeout(options);
      const connector = createConnector(build, options.connect, timeout);
      const dispatcher = new EnvHttpProxyAgent({
        ...POOL,
        connect: connector.connect,
        // Connections to the proxy itself; its answer to CONNECT is part of connecting.
        clientFactory: (url) => {
          const pool = new Pool(url, { ...POOL, headersTimeout: timeout, connect: connector.connect });
          pool.connect = tunnelThrough(pool, connectTunnel);
          return pool;
        },
        requestTls: { ...verifying(options.connect), timeout } as buildConnector.BuildOptions,
        // Proxies commonly refuse CONNECT to ports other than 443, so plain http goes through them as such.
        proxyTunnel: false,
      });
      return { connector, dispatcher };
    },
  };
}

/**
 * The method that opens a tunnel. undici's index gives it to all dispatchers; loaded by parts, they lack it.
 *
 * A proxy that hangs up must not pass for a connection that broke off: undici would try again without end.
 */
function tunnelThrough(proxy: Dispatcher, connect: Dispatcher["connect"]): Dispatcher["connect"] {
  const open = (options: Dispatcher.ConnectOptions) =>
    connect.call(proxy, options).catch((error: Error & { code?: string }) => {
      if (error.code !== "UND_ERR_SOCKET") throw error;
      throw new NetworkError("The proxy closed the connection.", { cause: error, code: "ECONNRESET" });
    });
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
