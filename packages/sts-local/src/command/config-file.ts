import { readFile } from "node:fs/promises";
import type { StsLocalOptions } from "../options.js";
import { type ConfigFile, configShape } from "../options-shape.js";
import { parseJson } from "../shape/parse-json.js";
import { UsageError } from "./arguments.js";

/** Reads options from a JSON file. Rejects with `UsageError` if it cannot be read, or has unknown or invalid options. */
export async function readConfigFile(file: string): Promise<StsLocalOptions> {
  return parseConfig(file, await readText(file));
}

/** The options that the text of a file has. Throws `UsageError` for unknown and invalid ones. */
export function parseConfig(file: string, text: string): StsLocalOptions {
  const config = parse(file, text);
  try {
    configShape.check(config, "");
  } catch (cause) {
    throw mistakeIn(file, cause as TypeError);
  }
  const { $schema: _, ...options } = config as ConfigFile;
  return options;
}

/** What is wrong with the options of a file; some only turn out to be wrong together, when the server starts. */
export function mistakeIn(file: string, cause: TypeError): UsageError {
  return new UsageError(`${file}: ${cause.message}`, { cause });
}

/** Rejects with `UsageError` if the file cannot be read. */
export async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, "utf8");
  } catch (cause) {
    throw new UsageError(`Cannot read ${file}: ${(cause as Error).message}`, { cause });
  }
}

function parse(file: string, text: string): unknown {
  try {
    return parseJson(file, text);
  } catch (cause) {
    throw new UsageError((cause as TypeError).message, { cause });
  }
}
