import type { HttpRequest } from "@smithy/types";
import { percentEncode } from "@stskit/core/platform";

/** Scheme, host and port of a request, e.g. `https://sts.eu-west-1.amazonaws.com`. */
export function origin({ protocol, hostname, port }: HttpRequest): string {
  const host = hostname.includes(":") && !hostname.startsWith("[") ? `[${hostname}]` : hostname;
  return `${protocol || "https:"}//${host}${port === undefined ? "" : `:${port}`}`;
}

/** Path and query of a request, percent-encoded. A parameter of `null` is a name without a value, as in smithy's handlers. */
export function pathAndQuery({ path, query }: HttpRequest): string {
  const target = path || "/";
  const pairs = Object.entries(query ?? {}).flatMap(([name, value]) => {
    if (Array.isArray(value)) return value.map((item) => `${percentEncode(name)}=${percentEncode(item)}`);
    return value == null ? [percentEncode(name)] : [`${percentEncode(name)}=${percentEncode(value)}`];
  });
  if (pairs.length === 0) return target;
  return `${target}${target.includes("?") ? "&" : "?"}${pairs.join("&")}`;
}

/** The headers of a request. A user name in the endpoint's URL becomes basic authorization, as in `node:http`. */
export function headersOf({ headers, username, password }: HttpRequest): Record<string, string> {
  if (username == null && password == null) return headers;
  if (Object.keys(headers).some((name) => name.toLowerCase() === "authorization")) return headers;
  const credentials = Buffer.from(`${username ?? ""}:${password ?? ""}`).toString("base64");
  return { ...headers, authorization: `Basic ${credentials}` };
}
