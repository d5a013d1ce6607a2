import { readFile } from "node:fs/promises";
import type { StsLocalOptions } from "../options.js";
import { UsageError } from "./arguments.js";

/** The options that can be expressed in JSON. */
const OPTION_NAMES = new Set<keyof StsLocalOptions>([
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

/** Reads options from a JSON file. Rejects with `UsageError` if it cannot be read or has an unknown option. */
export async function readConfigFile(file: string): Promise<StsLocalOptions> {
  let options: unknown;
  try {
    options = JSON.parse(await readFile(file, "utf8"));
  } catch (cause) {
    throw new UsageError(`Cannot read ${file}: ${(cause as Error).message}`, { cause });
  }
  if (typeof options !== "object" || options === null || Array.isArray(options)) {
    throw new UsageError(`${file} must contain a JSON object.`);
  }
  const unknown = Object.keys(options).find((key) => !OPTION_NAMES.has(key as keyof StsLocalOptions));
  if (unknown !== undefined) {
    throw new UsageError(
      `${file} has an unknown option ${unknown}; the options are ${[...OPTION_NAMES].join(", ")}.`,
    );
  }
  return options as StsLocalOptions;
}
