import { isIPv6 } from "node:net";

/** A proxy from an environment variable. */
export interface EnvironmentProxy {
  /** Scheme, host and port, e.g. `http://proxy.example:3128`. */
  readonly origin: string;
  /** Host and port, for messages. */
  readonly host: string;
  /** The value of the Proxy-Authorization header, if the variable contains credentials. */
  readonly authorization: string | undefined;
}

/** A host in NO_PROXY. Its subdomains are excluded too. */
interface Exception {
  readonly hostname: string;
  /** Empty for all ports. */
  readonly port: string;
}

/** HTTP_PROXY, HTTPS_PROXY and NO_PROXY as they are now. Names in lower case take precedence. */
export class EnvironmentProxies {
  readonly #http = variable("HTTP_PROXY");
  readonly #https = variable("HTTPS_PROXY");
  readonly #exceptions = exceptions(variable("NO_PROXY")?.value ?? "");

  get areSet(): boolean {
    return this.#http !== undefined || this.#https !== undefined;
  }

  /**
   * The proxy for requests to an origin; `undefined` if they go there directly.
   *
   * @throws TypeError naming the variable, when it is not a valid proxy URL
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

/** An empty variable counts as not set. */
function variable(upperCase: string): Variable | undefined {
  for (const name of [upperCase.toLowerCase(), upperCase]) {
    const value = process.env[name];
    if (value) return { name, value };
  }
  return undefined;
}

/**
 * Requests to this machine skip the proxy: behind it, `localhost` is another machine. `URL` has already normalized the
 * spellings of an address, such as 127.1.
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

/** Messages do not show the value, since it may contain a password. */
function proxyOf({ name, value }: Variable): EnvironmentProxy {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  if (url && /^socks/.test(url.protocol)) {
    throw new TypeError(
      `The environment variable ${name} names a SOCKS proxy. Set it to an HTTP proxy, or give the client an httpsAgent for SOCKS.`,
    );
  }
  const credentials = url && credentialsOf(url);
  if (!url || credentials === undefined || !/^https?:$/.test(url.protocol)) {
    throw new TypeError(
      `The environment variable ${name} is not the URL of a proxy. Set it to one such as http://proxy.example:3128.`,
    );
  }
  return {
    origin: url.origin,
    host: url.host,
    authorization: credentials && `Basic ${Buffer.from(credentials).toString("base64")}`,
  };
}

/** `user:password` for basic authorization, empty if there are none; `undefined` if they are malformed. */
function credentialsOf({ username, password }: URL): string | undefined {
  if (!username && !password) return "";
  try {
    return `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  } catch {
    return undefined;
  }
}
