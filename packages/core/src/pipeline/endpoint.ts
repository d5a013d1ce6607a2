import type { Platform } from "../platform.js";
import { checkEndpoint } from "../settings/check-options.js";
import type { STSClientResolvedConfig } from "../settings/client-config.js";
import { endpointHref } from "../settings/custom-endpoint.js";
import type { Middleware } from "./middleware.js";
import { warnOfPlainHttp } from "./plain-http.js";

type Config = Pick<
  STSClientResolvedConfig,
  | "endpoint"
  | "serviceConfiguredEndpoint"
  | "endpointProvider"
  | "region"
  | "useFipsEndpoint"
  | "useDualstackEndpoint"
  | "useGlobalEndpoint"
>;

/** Resolves the endpoint and puts it into the context. */
export function endpoint(config: Config, platform: Pick<Platform, "warn">): Middleware {
  return (next, context) => async (args) => {
    const custom = await config.endpoint?.();
    const given = await config.endpointProvider(
      {
        Endpoint: custom ? endpointHref(custom) : await config.serviceConfiguredEndpoint(),
        Region: await config.region(),
        UseFIPS: await config.useFipsEndpoint(),
        UseDualStack: await config.useDualstackEndpoint(),
        UseGlobalEndpoint: await config.useGlobalEndpoint(),
      },
      { logger: context.logger },
    );
    const resolved = checkEndpoint(given);
    warnOfPlainHttp(resolved.url, context.logger, platform);
    context.endpointV2 = custom?.headers
      ? { ...resolved, headers: { ...resolved.headers, ...asLists(custom.headers) } }
      : resolved;
    context.authSchemes = resolved.properties?.authSchemes;
    return next(args);
  };
}

function asLists(headers: Record<string, string>): Record<string, string[]> {
  const copy: Record<string, string[]> = {};
  for (const name of Object.keys(headers)) copy[name] = [headers[name]!];
  return copy;
}
