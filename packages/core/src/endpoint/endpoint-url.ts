/** The parts of an endpoint's URL, named as in the URL standard. React Native has no `URL`. */
export interface EndpointUrl {
  /** `https:` or `http:`. */
  readonly protocol: string;
  readonly hostname: string;
  /** Decimal, or empty for the protocol's default port. */
  readonly port: string;
  /** Hostname and port, as in a `Host` header. */
  readonly host: string;
  /** Begins with `/`. */
  readonly pathname: string;
  readonly search: string;
  readonly href: string;
}

const URL_PARTS = /^(https?):\/\/([^\s/?#@\\:[\]]+|\[[\da-f:.]+\])(?::(\d{1,5}))?(\/[^?#\p{Cc}\p{Cs}]*)?$/iu;
/** Characters that must be encoded in a path (RFC 3986). `%` is not among them: a path may be encoded already. */
const NOT_IN_PATH = /[^\w\-.~!$&'()*+,;=:@/%]+/gu;
const HOST = /^(\[[\da-f:.]+\]|[\w.~-]+)$/i;
/** A sign of a password, or of a query with a token. Such a string is not shown: there is no telling where the secret ends. */
const MAY_HOLD_SECRETS = /[@?#]/;
const DEFAULT_PORT: Record<string, string> = { "https:": "443", "http:": "80" };

/**
 * Parses an endpoint's URL. Surrounding white space is ignored: environment variables often end with a line break.
 *
 * @throws TypeError when it is not `http(s)://host[:port][/path]`: user name, query and fragment are not allowed
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

/** Joins the parts of an endpoint's URL. The host is in lower case and the default port is left out, as in any URL. */
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
