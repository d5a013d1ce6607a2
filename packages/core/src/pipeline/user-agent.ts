import { version } from "../../package.json";
import type { Platform, UserAgentPairs } from "../platform.js";
import type { STSClientResolvedConfig } from "../settings/client-config.js";
import type { Middleware } from "./middleware.js";

/** Identifies this package, the runtime and the application. Some platforms send no user agent. */
export function userAgent(
  config: Pick<STSClientResolvedConfig, "customUserAgent" | "userAgentAppId">,
  platform: Pick<Platform, "userAgent">,
): Middleware {
  const own = part(["stskit", version]);
  let constant: string | undefined;

  return (next, context) => async (args) => {
    if (!platform.userAgent) return next(args);
    constant ??= `${own}${joined([["ua", "2.1"], ...platform.userAgent(), ["api/sts", version]])}`;
    const appId = await config.userAgentAppId();
    const custom = joined(config.customUserAgent);
    const { headers } = args.request;
    headers["user-agent"] =
      `${constant}${appId ? joined([["app", appId]]) : ""}${joined(context.userAgent)}${custom}`;
    headers["x-amz-user-agent"] = `${own}${custom}`;
    return next(args);
  };
}

/** The products, each after a space. */
function joined(pairs: UserAgentPairs = []): string {
  return pairs.map((pair) => ` ${part(pair)}`).join("");
}

/** What an HTTP token must not contain, line breaks included. Names may also have a `/`, and values a `#`. */
const NOT_IN_NAME = /[^\w!$%&'*+.^`|~/-]/g;
const NOT_IN_VALUE = /[^\w!$%&'*+.^`|~#-]/g;

/** One product of a user agent: `name/version`, or `kind/name#version`. */
function part([name, value]: [name: string, version?: string]): string {
  const safeName = name.replace(NOT_IN_NAME, "-");
  if (!value) return safeName;
  return `${safeName}${safeName.includes("/") ? "#" : "/"}${value.replace(NOT_IN_VALUE, "-")}`;
}
