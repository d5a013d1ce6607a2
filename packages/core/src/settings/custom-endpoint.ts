import type { Endpoint } from "@smithy/types";
import { type EndpointUrl, parseEndpointUrl } from "../endpoint/endpoint-url.js";
import type { EndpointInput } from "./client-config.js";
import { once, optionValue, type Provided } from "./provided.js";

/** The `endpoint` option as a function that returns the endpoint's parts. Unless it is a function, it is parsed once. */
export function customEndpoint(
  option: Provided<EndpointInput> | undefined,
): (() => Promise<Endpoint>) | undefined {
  if (option === undefined || option === null || option === "") return undefined;
  const parts = async () => endpointParts(await optionValue(option));
  return typeof option === "function" ? parts : once(parts);
}

/** Joins an endpoint's parts to a URL. */
export function endpointHref(endpoint: Endpoint): string {
  const protocol = endpoint.protocol.endsWith(":") ? endpoint.protocol : `${endpoint.protocol}:`;
  return `${protocol}//${endpoint.hostname}${endpoint.port ? `:${endpoint.port}` : ""}${endpoint.path || "/"}`;
}

function endpointParts(input: EndpointInput): Endpoint {
  if (typeof input === "string") return fromUrl(parseEndpointUrl(input));
  if (isObject(input)) {
    if ("url" in input) {
      const href = typeof input.url === "string" ? input.url : input.url?.href;
      if (typeof href === "string")
        return { ...fromUrl(parseEndpointUrl(href)), ...headersOf(input.headers) };
    }
    if ("href" in input && typeof input.href === "string") return fromUrl(parseEndpointUrl(input.href));
    if ("hostname" in input && typeof input.hostname === "string" && typeof input.protocol === "string")
      return input;
  }
  throw new TypeError(
    'endpoint must be a URL such as "https://sts.eu-west-1.amazonaws.com", or its parts { protocol, hostname, port, path }.',
  );
}

function fromUrl(url: EndpointUrl): Endpoint {
  return {
    protocol: url.protocol,
    hostname: url.hostname,
    ...(url.port ? { port: Number(url.port) } : {}),
    path: url.pathname,
  };
}

function headersOf(headers: Record<string, string[]> | undefined): Pick<Endpoint, "headers"> {
  if (!headers) return {};
  const joined: Record<string, string> = {};
  for (const name of Object.keys(headers)) joined[name] = headers[name]!.join(", ");
  return { headers: joined };
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}
