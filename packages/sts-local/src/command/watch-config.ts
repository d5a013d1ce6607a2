import { watch } from "node:fs";
import { dirname } from "node:path";
import { isDeepStrictEqual } from "node:util";
import type { StsLocalOptions } from "../options.js";
import type { StsLocal } from "../sts-local.js";
import { givenWorldOf } from "../world/world-shapes.js";
import { mistakeIn, parseConfig, readText } from "./config-file.js";
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
  /** The text that was read last, or why there was none. */
  let seen: string | Error | undefined;
  let timer: NodeJS.Timeout | undefined;
  /** One look after the other, so that the last one sees the latest. */
  let looked = Promise.resolve();

  async function look(): Promise<void> {
    const found = await readText(file).catch((error: Error) => error);
    // What is reported may itself go to a file in this directory.
    if (isDeepStrictEqual(found, seen)) return;
    seen = found;
    try {
      if (found instanceof Error) throw found;
      takeUp(parseConfig(file, found));
    } catch (error) {
      const { message } = error instanceof TypeError ? mistakeIn(file, error) : (error as Error);
      err(`${message}\nThe server goes on as before.\n`);
    }
  }

  function takeUp(next: StsLocalOptions): void {
    if (isDeepStrictEqual(next, used)) return;
    server.replaceWorld(givenWorldOf(next));
    used = next;
    out(`${file} has changed: ${server.world.users.length} users, ${server.world.roles.length} roles.\n`);
    const others = changedOthers(current, next);
    if (others.length > 0)
      err(`${file} has changes that take effect at the next start: ${others.join(", ")}.\n`);
  }

  // The directory: editors and deployments replace the file, or what it links to.
  const watcher = watch(dirname(file), { persistent: false }, () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      looked = looked.then(look);
    }, QUIET_FOR).unref();
  });
  watcher.once("error", ({ message }) => err(`${file} can no longer be watched: ${message}\n`));
}

/** The options that make no world, and differ. */
function changedOthers(before: StsLocalOptions, after: StsLocalOptions): string[] {
  const world = Object.keys(givenWorldOf({}));
  const names = Object.keys({ ...before, ...after }) as (keyof StsLocalOptions)[];
  return names.filter((name) => !world.includes(name) && !isDeepStrictEqual(before[name], after[name]));
}
