import { watch } from "node:fs";
import { dirname } from "node:path";
import { isDeepStrictEqual } from "node:util";
import type { StsLocalOptions } from "../options.js";
import type { StsLocal } from "../sts-local.js";
import { givenWorldOf } from "../world/world-shapes.js";
import { mistakeIn, readConfigFile } from "./config-file.js";
import type { Terminal } from "./subcommand.js";

/** Editors write a file in several steps; milliseconds. */
const QUIET_FOR = 50;

/**
 * Takes up changes of a configuration file. One that cannot be used is reported, and the server goes on as before. Ends with
 * the process.
 *
 * @param current - what the server was started with
 */
export function watchConfig(
  file: string,
  current: StsLocalOptions,
  server: StsLocal,
  { out, err }: Terminal,
): void {
  let used = current;
  let timer: NodeJS.Timeout | undefined;

  async function takeUp(): Promise<void> {
    try {
      const next = await readConfigFile(file);
      if (isDeepStrictEqual(next, used)) return;
      server.replaceWorld(givenWorldOf(next));
      used = next;
      out(`${file} has changed: ${server.world.users.length} users, ${server.world.roles.length} roles.\n`);
      if (!isDeepStrictEqual(othersOf(next), othersOf(current)))
        err(`${file} also has other options, which take effect at the next start.\n`);
    } catch (error) {
      const { message } = error instanceof TypeError ? mistakeIn(file, error) : (error as Error);
      err(`${message}\nThe server goes on as before.\n`);
    }
  }

  // The directory: editors and deployments replace the file, or what it links to.
  const watcher = watch(dirname(file), { persistent: false }, () => {
    clearTimeout(timer);
    timer = setTimeout(takeUp, QUIET_FOR).unref();
  });
  watcher.once("error", ({ message }) => err(`${file} can no longer be watched: ${message}\n`));
}

/** The options that make no world. */
function othersOf(options: StsLocalOptions): Partial<StsLocalOptions> {
  const world = Object.keys(givenWorldOf({}));
  return Object.fromEntries(Object.entries(options).filter(([name]) => !world.includes(name)));
}
