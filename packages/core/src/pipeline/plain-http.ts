import type { Logger } from "@smithy/types";
import type { EndpointUrl } from "../endpoint/endpoint-url.js";
import type { Platform } from "../platform.js";
import { SILENT_LOGGER } from "../settings/silent-logger.js";

/** This machine, under the names that people write; for any other the warning does no harm. */
const LOOPBACK =
  /^((.+\.)?localhost\.?|127(\.\d{1,3}){1,3}|0\.0\.0\.0|\[(::|(0+:){7})0*1\]|\[::ffff:127(\.\d{1,3}){3}\])$/;

/** The hosts that each listener has been told of. */
const told = new WeakMap<object, Set<string>>();

/**
 * Warns, once a host, of requests that anyone on the way can read: tokens and assertions go out, credentials come back.
 * The client's logger is told; where there is none the platform, since whoever gave no logger wants to know this too.
 */
export function warnOfPlainHttp(
  { protocol, hostname, host }: EndpointUrl,
  logger: Logger,
  platform: Pick<Platform, "warn">,
): void {
  if (protocol !== "http:" || LOOPBACK.test(hostname)) return;
  const listener = logger === SILENT_LOGGER ? platform : logger;
  const hosts = told.get(listener) ?? new Set();
  told.set(listener, hosts);
  if (hosts.has(host)) return;
  hosts.add(host);
  listener.warn?.(
    `Requests to http://${host} are not encrypted: credentials, tokens and assertions can be read on the way. ` +
      "Give an https endpoint.",
  );
}
