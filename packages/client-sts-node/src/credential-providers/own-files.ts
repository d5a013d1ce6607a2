import { constants, type Stats } from "node:fs";
import { mkdir, stat } from "node:fs/promises";
import { readFile } from "../config/read-file.js";

/**
 * Creates a directory for this user, if there is none.
 *
 * @throws Error when other users may write to it
 */
export async function makeOwnDirectory(directory: string): Promise<void> {
  await mkdir(directory, { recursive: true, mode: 0o700 });
  checkOwner(directory, await stat(directory));
}

/** Far more than credentials need; bytes. */
const MAX_FILE_BYTES = 1_048_576;

/**
 * Reads a file that only this user can have written; `undefined` if there is none.
 *
 * @throws Error when other users may have written it, or the store cannot have
 */
export async function readOwn(
  directory: string,
  path: string,
): Promise<{ text: string; stats: Stats } | undefined> {
  try {
    checkOwner(directory, await stat(directory));
    let stats!: Stats;
    const text = await readFile(path, (found) => {
      stats = found;
      if (!stats.isFile() || stats.size > MAX_FILE_BYTES) {
        throw new Error(`${path} was not written by a credential store. Remove it.`);
      }
      checkOwner(path, stats);
    });
    return { text, stats };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

/** @throws Error when other users may write to the path */
function checkOwner(path: string, { mode, uid }: Stats): void {
  // Windows has access control lists, inherited from the directory.
  if (!process.getuid) return;
  const own = uid === process.getuid();
  const sticky = (mode & 0o1000) !== 0;
  const isDirectory = (mode & constants.S_IFMT) === constants.S_IFDIR;
  if ((mode & 0o022) !== 0 && !(isDirectory && sticky)) {
    throw new Error(
      `Other users may write to ${path}, so its credentials may not be yours. Run: chmod go-w ${JSON.stringify(path)}`,
    );
  }
  if (!own && !(isDirectory && (sticky || uid === 0))) {
    throw new Error(`${path} belongs to another user. Remove it, or give the store another directory.`);
  }
}
