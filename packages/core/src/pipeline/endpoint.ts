import type { Logger } from "@smithy/types";
import type { EndpointUrl } from "../endpoint/endpoint-url.js";
import type { ResolvedEndpoint } from "../endpoint/resolve-endpoint.js";
import type { Platform } from "../platform.js";
import { checkEndpoint } from "../settings/check-options.js";
import type { STSClientResolvedConfig } from "../settings/client-config.js";
import { endpointHref } from "../settings/custom-endpoint.js";
import { isConstant } from "../settings/provided.js";
import { warnOnce } from "../warnings/warn-once.js";
import { tellOrigin } from "./endpoint-origin.js";
import type { Middleware } from "./middleware.js";

/** What an endpoint depends on. */
const SOURCES = [
  "endpoint",
  "serviceConfiguredEndpoint",
  "endpointProvider",
  "region",
  "useFipsEndpoint",
  "useDualstackEndpoint",
  "useGlobalEndpoint",
] as const;

type Config = Pick<STSClientResolvedConfig, "profile" | "isCustomEndpoint" | (typeof SOURCES)[number]>;

/** Resolves the endpoint and puts it into the context. An error from a request without a response tells its origin. */
export function endpoint(config: Config, platform: Pick<Platform, "warn" | "settings">): Middleware {
  let last: { readonly sources: readonly unknown[]; readonly resolved: ResolvedEndpoint } | undefined;

  /** What cannot change is resolved once, unless someone replaces a function of the configuration. */
  async function endpointOf(logger: Logger): Promise<ResolvedEndpoint> {
    const sources = SOURCES.map((name) => config[name]);
    if (last && sources.every((source, index) => source === last!.sources[index]))
      return copyOf(last.resolved);
    const resolved = await resolve(config, logger);
    last = sources.every(isConstant) ? { sources, resolved: copyOf(resolved) } : undefined;
    return resolved;
  }

  return (next, context) => async (args) => {
    const resolved = await endpointOf(context.logger);
    warnOfPlainHttp(resolved.url, context.logger, platform);
    context.endpointV2 = resolved;
    context.authSchemes = resolved.properties?.authSchemes;
    try {
      return await next(args);
    } catch (error) {
      await tellOrigin(error, resolved.url.hostname, config, platform);
      throw error;
    }
  };
}

/** Middleware may change the endpoint of its call, but not that of the next ones. */
function copyOf({ url, headers, properties }: ResolvedEndpoint): ResolvedEndpoint {
  const lists = Object.entries(headers).map(([name, values]) => [name, [...values]]);
  return { url: { ...url }, headers: Object.fromEntries(lists), properties };
}

async function resolve(config: Config, logger: Logger): Promise<ResolvedEndpoint> {
  const custom = await config.endpoint?.();
  const given = await config.endpointProvider(
    {
      Endpoint: custom ? endpointHref(custom) : await config.serviceConfiguredEndpoint(),
      Region: await config.region(),
      UseFIPS: await config.useFipsEndpoint(),
      UseDualStack: await config.useDualstackEndpoint(),
      UseGlobalEndpoint: await config.useGlobalEndpoint(),
    },
    { logger },
  );
  const resolved = checkEndpoint(given);
  return custom?.headers
    ? { ...resolved, headers: { ...resolved.headers, ...asLists(custom.headers) } }
    : resolved;
}

function asLists(headers: Record<string, string>): Record<string, string[]> {
  const copy: Record<string, string[]> = {};
  for (const name of Object.keys(headers)) copy[name] = [headers[name]!];
  return copy;
}

/** The usual names of this machine. If one is missing, a warning does no harm. */
const LOOPBACK =
  /^((.+\.)?localhost\.?|127(\.\d{1,3}){1,3}|0\.0\.0\.0|\[(::|(0+:){7})0*1\]|\[::ffff:127(\.\d{1,3}){3}\])$/;

/** Warns about requests without TLS: tokens and assertions are sent, and credentials received, in plain text. */
function warnOfPlainHttp(
  { protocol, hostname, host }: EndpointUrl,
  logger: Logger,
  platform: Pick<Platform, "warn">,
): void {
  if (protocol !== "http:" || LOOPBACK.test(hostname)) return;
  warnOnce(
    logger,
    platform,
    `Requests to http://${host} are not encrypted: credentials, tokens and assertions can be read on the way. ` +
      "Give an https endpoint.",
    "STSKIT_PLAIN_HTTP",
  );
}
