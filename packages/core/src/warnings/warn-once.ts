import type { Logger } from "@smithy/types";
import type { Platform } from "../platform.js";
import { SILENT_LOGGER } from "./silent-logger.js";

/** What each logger, or platform, has been warned of. */
const given = new WeakMap<object, Set<string>>();

/** Names may come from a program's input. There is no end to those. */
const MAX_WARNINGS = 100;

/**
 * Warns the developer through the client's logger, or through the platform if there is none: in Node as the process warns
 * of deprecations, elsewhere on the console. Each message is given once, not for each call or client.
 */
export function warnOnce(
  logger: Logger | undefined,
  platform: Pick<Platform, "warn">,
  message: string,
  code: string,
): void {
  const target = logger && logger !== SILENT_LOGGER ? logger : platform;
  const messages = given.get(target) ?? new Set();
  given.set(target, messages);
  if (messages.has(message) || messages.size >= MAX_WARNINGS) return;
  messages.add(message);
  if (target === platform) platform.warn?.(message, code);
  else logger?.warn?.(message);
}
