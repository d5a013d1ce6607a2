import { readFile } from "node:fs/promises";
import type { StsLocalOptions } from "../options.js";
import { UsageError } from "./arguments.js";

/** The options that can be written in JSON. */
const KEYS = new Set<keyof StsLocalOptions>([
  "port",
  "host",
  "accountId",
  "users",
  "roles",
  "oidcProviders",
  "samlProviders",
  "memberAccounts",
  "disabledRegions",
  "outboundWebIdentityFederation",
  "secret",
]);

/** Reads options from a JSON file. Throws `UsageError` when it cannot, or for a name that is no option. */
export async function readConfigFile(file: string): Promise<StsLocalOptions> {
  let options: unknown;
  try {
    options = JSON.parse(await readFile(file, "utf8"));
  } catch (cause) {
    throw new UsageError(`Cannot read ${file}: ${(cause as Error).message}`, { cause });
  }
  if (typeof options !== "object" || options === null || Array.isArray(options)) {
    throw new UsageError(`${file} must hold a JSON object.`);
  }
  const unknown = Object.keys(options).find((key) => !KEYS.has(key as keyof StsLocalOptions));
  if (unknown !== undefined) {
    throw new UsageError(`${file} has an option ${unknown}; the options are ${[...KEYS].join(", ")}.`);
  }
  return options as StsLocalOptions;
}
