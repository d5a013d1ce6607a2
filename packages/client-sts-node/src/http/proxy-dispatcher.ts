import type { Socket } from "node:net";
import { NetworkError, TimeoutError } from "@stskit/core/platform";
import type { Agent, buildConnector, Pool, Dispatcher as UndiciDispatcher } from "undici";
import type { Connector } from "./connector.js";
import type { Dispatcher, DispatchOptions } from "./dispatcher.js";
import type { EnvironmentProxy } from "./environment-proxies.js";

/** The parts of undici that a proxy needs. */
export interface ProxyParts {
  readonly Agent: typeof Agent;
  readonly Pool: typeof Pool;
  /** The method that opens a tunnel. undici's index adds it to all dispatchers, but we load only parts of undici. */
  readonly connectTunnel: UndiciDispatcher["connect"];
}

/** What opens connections to a proxy, and through its tunnels to the target. */
interface Connectors {
  readonly toProxy: Connector;
  readonly toTarget: Connector;
}

/** Sends requests through one proxy, https requests through tunnels. */
export class ProxyDispatcher implements Dispatcher {
  readonly #proxy: EnvironmentProxy;
  readonly #connectTunnel: UndiciDispatcher["connect"];
  readonly #connectors: Connectors;
  readonly #timeout: number;
  /** Connections to the proxy itself. */
  readonly #pool: UndiciDispatcher;
  readonly #tunnels: UndiciDispatcher;

  /** @param timeout - milliseconds to open a connection, including tunnel and TLS; 0 for no limit */
  constructor(
    proxy: EnvironmentProxy,
    { Agent, Pool, connectTunnel }: ProxyParts,
    pool: Agent.Options,
    connectors: Connectors,
    timeout: number,
  ) {
    this.#proxy = proxy;
    this.#connectTunnel = connectTunnel;
    this.#connectors = connectors;
    this.#timeout = timeout;
    this.#pool = new Pool(proxy.origin, {
      ...pool,
      // undici would check the proxy's certificate against the request's Host header.
      connect: (options, callback) => connectors.toProxy.connect({ ...options, servername: "" }, callback),
    } as Pool.Options);
    this.#tunnels = new Agent({ ...pool, connect: (options, callback) => this.#connect(options, callback) });
  }

  dispatch(options: DispatchOptions, handler: UndiciDispatcher.DispatchHandler): boolean {
    const { protocol, host } = new URL(options.origin);
    if (protocol === "https:") return this.#tunnels.dispatch(options, handler);
    // Proxies commonly refuse CONNECT to ports other than 443, so http requests are forwarded, not tunneled.
    return this.#pool.dispatch(
      {
        ...options,
        origin: this.#proxy.origin,
        path: `${options.origin}${options.path}`,
        headers: { host, ...this.#authorization(), ...options.headers },
      },
      handler,
    );
  }

  destroy(): void {
    for (const each of [this.#pool, this.#tunnels]) each.destroy().catch(() => {});
  }

  #authorization(): Record<string, string> {
    const { authorization } = this.#proxy;
    return authorization ? { "proxy-authorization": authorization } : {};
  }

  /** Opens a tunnel and a TLS connection inside it, with one deadline for both. */
  #connect(options: buildConnector.Options, done: buildConnector.Callback): void {
    const { hostname, port } = options;
    const target = `${hostname.includes(":") ? `[${hostname}]` : hostname}:${port || 443}`;
    let missing = `The proxy ${this.#proxy.host} opened no tunnel to ${target}`;
    const controller = new AbortController();
    let isOver = false;
    const settle = (...result: Parameters<buildConnector.Callback>) => {
      if (isOver) return;
      isOver = true;
      clearTimeout(timer);
      stopTracking();
      done(...result);
    };
    const end = (error: Error) => {
      settle(error, null);
      controller.abort(error);
    };
    const stopTracking = this.#connectors.toTarget.track({ destroy: end });
    const timer =
      this.#timeout > 0
        ? setTimeout(() => {
            end(new TimeoutError(`${missing} within ${this.#timeout} ms (connectionTimeout).`));
          }, this.#timeout)
        : undefined;

    this.#open(target, controller.signal)
      .then((httpSocket) => {
        if (isOver) return httpSocket.destroy();
        missing = `${hostname} completed no TLS handshake through the proxy ${this.#proxy.host}`;
        controller.signal.addEventListener("abort", () => httpSocket.destroy());
        return this.#connectors.toTarget.connect({ ...options, httpSocket }, settle);
      })
      .catch(end);
  }

  /** Opens a tunnel. Errors name the proxy. */
  async #open(target: string, signal: AbortSignal): Promise<Socket> {
    const { host } = this.#proxy;
    const tunnel = await this.#connectTunnel
      .call(this.#pool, {
        origin: this.#proxy.origin,
        path: target,
        signal,
        headers: { host: target, ...this.#authorization() },
      })
      .catch((error) => {
        // If a proxy that closes the connection were reported as a broken connection, undici would retry endlessly.
        if (error.code !== "UND_ERR_SOCKET") throw error;
        throw new NetworkError(`The proxy ${host} closed the connection.`, {
          cause: error,
          code: "ECONNRESET",
        });
      });
    if (tunnel.statusCode >= 200 && tunnel.statusCode < 300) return tunnel.socket as Socket;
    tunnel.socket.on("error", () => {}).destroy();
    throw new NetworkError(
      `The proxy ${host} refused a tunnel to ${target} with status ${tunnel.statusCode}.`,
      // Too many requests and failures of the server behind the proxy are transient.
      { code: [429, 502, 503, 504].includes(tunnel.statusCode) ? "ECONNREFUSED" : undefined },
    );
  }
}
