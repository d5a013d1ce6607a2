/** The parts of an endpoint's URL, named as in the URL standard (`URL` itself is missing in React Native). */
export interface EndpointUrl {
  /** `https:` or `http:`. */
  readonly protocol: string;
  readonly hostname: string;
  /** Decimal, or empty for the protocol's own port. */
  readonly port: string;
  /** Hostname and port, as in a `Host` header. */
  readonly host: string;
  /** Begins with `/`. */
  readonly pathname: string;
  readonly search: string;
  readonly href: string;
}

const URL_PARTS = /^(https?):\/\/([^\s/?#@\\:[\]]+|\[[\da-f:.]+\])(?::(\d{1,5}))?(\/[^?#\p{Cc}\p{Cs}]*)?$/iu;
/** What a path may hold as it is (RFC 3986), `%` of what is encoded already among it. */
const NOT_IN_PATH = /[^\w\-.~!$&'()*+,;=:@/%]+/gu;
const HOST = /^(\[[\da-f:.]+\]|[\w.~-]+)$/i;
/** What introduces a password, or a query with a token: such a text is not shown, since nobody knows where its secret ends. */
const MAY_HOLD_SECRETS = /[@?#]/;
const DEFAULT_PORT: Record<string, string> = { "https:": "443", "http:": "80" };

/**
 * Reads an endpoint's URL. White space around it is ignored: environment variables often end with a line break.
 *
 * @throws TypeError when it is not `http(s)://host[:port][/path]`: a user name, a query or a fragment has no place in it
 */
export function parseEndpointUrl(text: string): EndpointUrl {
  const [, scheme, host, port, path] = URL_PARTS.exec(text.trim()) ?? [];
  if (!scheme || !host || !HOST.test(host) || Number(port ?? 0) > 65_535) {
    throw new TypeError(
      `endpoint ${MAY_HOLD_SECRETS.test(text) ? "" : `${JSON.stringify(text)} `}is not a URL of the form https://host[:port][/path]. ` +
        "Give the protocol and the host, e.g. https://sts.eu-west-1.amazonaws.com; user name, query and fragment are not allowed, and an internationalized name goes in its ASCII form (xn--…).",
    );
  }
  return endpointUrl(
    `${scheme.toLowerCase()}:`,
    host,
    port ?? "",
    (path ?? "/").replace(NOT_IN_PATH, encodeURIComponent),
  );
}

/** Puts an endpoint's URL together. Hosts have no case, and the protocol's own port is left out, as in any URL. */
export function endpointUrl(protocol: string, host: string, port: string, pathname: string): EndpointUrl {
  const hostname = host.toLowerCase();
  const shownPort = port === DEFAULT_PORT[protocol] ? "" : port;
  const hostAndPort = shownPort ? `${hostname}:${shownPort}` : hostname;
  return {
    protocol,
    hostname,
    port: shownPort,
    host: hostAndPort,
    pathname,
    search: "",
    href: `${protocol}//${hostAndPort}${pathname}`,
  };
}
