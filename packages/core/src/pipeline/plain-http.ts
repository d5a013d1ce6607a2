import type { Logger } from "@smithy/types";
import type { EndpointUrl } from "../endpoint/endpoint-url.js";
import type { Platform } from "../platform.js";
import { SILENT_LOGGER } from "../settings/silent-logger.js";

/** The usual names of this machine. If one is missing, a warning does no harm. */
const LOOPBACK =
  /^((.+\.)?localhost\.?|127(\.\d{1,3}){1,3}|0\.0\.0\.0|\[(::|(0+:){7})0*1\]|\[::ffff:127(\.\d{1,3}){3}\])$/;

/** The hosts that each logger has been warned about. */
const warned = new WeakMap<object, Set<string>>();

/**
 * Warns once per host about requests without TLS: tokens and assertions are sent, and credentials received, in plain text.
 * The warning goes to the client's logger, or to the platform if there is none.
 */
export function warnOfPlainHttp(
  { protocol, hostname, host }: EndpointUrl,
  logger: Logger,
  platform: Pick<Platform, "warn">,
): void {
  if (protocol !== "http:" || LOOPBACK.test(hostname)) return;
  const target = logger === SILENT_LOGGER ? platform : logger;
  const hosts = warned.get(target) ?? new Set();
  warned.set(target, hosts);
  if (hosts.has(host)) return;
  hosts.add(host);
  target.warn?.(
    `Requests to http://${host} are not encrypted: credentials, tokens and assertions can be read on the way. ` +
      "Give an https endpoint.",
  );
}
