import { isIPv6 } from "node:net";

/** A proxy that an environment variable names. */
export interface EnvironmentProxy {
  /** Scheme, host and port, e.g. `http://proxy.example:3128`. */
  readonly origin: string;
  /** Host and port, for messages. */
  readonly host: string;
  /** The value of the Proxy-Authorization header, where the variable holds credentials. */
  readonly authorization: string | undefined;
}

/** A host that no proxy is asked for, and the hosts below it. */
interface Exception {
  readonly hostname: string;
  /** Empty for all ports. */
  readonly port: string;
}

/** HTTP_PROXY, HTTPS_PROXY and NO_PROXY as they are now. In lower case, a name takes precedence. */
export class EnvironmentProxies {
  readonly #http = variable("HTTP_PROXY");
  readonly #https = variable("HTTPS_PROXY");
  readonly #exceptions = exceptions(variable("NO_PROXY")?.value ?? "");

  get areSet(): boolean {
    return this.#http !== undefined || this.#https !== undefined;
  }

  /**
   * The proxy for requests to an origin, `undefined` if they go there directly.
   *
   * @throws TypeError naming the variable when it holds nothing that can be used
   */
  proxyFor(origin: string): EnvironmentProxy | undefined {
    const found = origin.startsWith("http:") ? this.#http : (this.#https ?? this.#http);
    if (!found || !URL.canParse(origin)) return undefined;
    const url = new URL(origin);
    const hostname = url.hostname.replace(/\.$/, "");
    const port = url.port || (url.protocol === "http:" ? "80" : "443");
    const isException = this.#exceptions.some(
      (each) =>
        each.hostname === "*" ||
        ((!each.port || each.port === port) && `.${hostname}`.endsWith(`.${each.hostname}`)),
    );
    return isException || isLoopback(hostname) ? undefined : proxyOf(found);
  }
}

interface Variable {
  readonly name: string;
  readonly value: string;
}

/** An empty variable is as good as none. */
function variable(upperCase: string): Variable | undefined {
  for (const name of [upperCase.toLowerCase(), upperCase]) {
    const value = process.env[name];
    if (value) return { name, value };
  }
  return undefined;
}

/**
 * No proxy is asked for this machine: there the request would go to another one, and in clear. A `URL` has brought all
 * spellings of an address, such as 127.1, into one form.
 */
function isLoopback(hostname: string): boolean {
  return /^(?:(?:.+\.)?localhost|127(?:\.\d+){3}|0\.0\.0\.0|\[::1?\]|\[::ffff:(?:7f[\da-f]{2}:[\da-f]+|0:0)\])$/.test(
    hostname,
  );
}

function exceptions(list: string): Exception[] {
  return list
    .split(/[,\s]+/)
    .filter(Boolean)
    .map((entry) => {
      const [, host = entry, port = ""] = isIPv6(entry) ? [] : (/^(.+):(\d+)$/.exec(entry) ?? []);
      const hostname = isIPv6(host) ? `[${host}]` : host.replace(/^\*?\.|\.$/g, "");
      const url = `http://${hostname}`;
      return { hostname: URL.canParse(url) ? new URL(url).hostname : hostname, port };
    });
}

/** No message shows the value: it may hold a password. */
function proxyOf({ name, value }: Variable): EnvironmentProxy {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  if (url && /^socks/.test(url.protocol)) {
    throw new TypeError(
      `The environment variable ${name} names a SOCKS proxy. Name an HTTP proxy, or give the client an httpsAgent that speaks SOCKS.`,
    );
  }
  const credentials = url && credentialsOf(url);
  if (!url || credentials === undefined || !/^https?:$/.test(url.protocol)) {
    throw new TypeError(
      `The environment variable ${name} is not the URL of a proxy. Give one such as http://proxy.example:3128.`,
    );
  }
  return {
    origin: url.origin,
    host: url.host,
    authorization: credentials && `Basic ${Buffer.from(credentials).toString("base64")}`,
  };
}

/** User name and password as basic authorization joins them, empty if there are none; `undefined` if they are malformed. */
function credentialsOf({ username, password }: URL): string | undefined {
  if (!username && !password) return "";
  try {
    return `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  } catch {
    return undefined;
  }
}
