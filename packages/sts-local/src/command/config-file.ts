import { readFile } from "node:fs/promises";
import type { StsLocalOptions } from "../options.js";
import { type ConfigFile, configShape } from "../options-shape.js";
import { parseJson } from "../shape/parse-json.js";
import { UsageError } from "./arguments.js";

/** Reads options from a JSON file. Rejects with `UsageError` if it cannot be read, or has unknown or invalid options. */
export async function readConfigFile(file: string): Promise<StsLocalOptions> {
  const config = parse(file, await read(file));
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

async function read(file: string): Promise<string> {
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
