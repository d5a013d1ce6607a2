import { constants, type Stats } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import { devNull } from "node:os";

/**
 * Reads a regular file. Other kinds are rejected, since reading them may never end: a FIFO waits for a writer, and a device
 * may be endless.
 *
 * @param check - throws if the file must not be read
 * @throws Error with a `code`: the system's, or `not a regular file`
 */
export function readFile(path: string, check: (stats: Stats) => void = () => {}): Promise<string> {
  return withFile(path, async (file, stats) => {
    check(stats);
    // Reading a directory fails anyway.
    if (!stats.isFile() && !stats.isDirectory()) {
      throw Object.assign(new Error("This is not a regular file."), { code: "not a regular file" });
    }
    return file.readFile("utf8");
  });
}

/** Returns the path of a readable regular file, or else of an empty file. For readers that would hang on a FIFO. */
export async function readablePath(path: string): Promise<string> {
  try {
    return await withFile(path, async (_, stats) => (stats.isFile() ? path : devNull));
  } catch {
    return devNull;
  }
}

async function withFile<T>(path: string, use: (file: FileHandle, stats: Stats) => Promise<T>): Promise<T> {
  // Without O_NONBLOCK, opening a FIFO waits for a writer. Windows has neither.
  const file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    return await use(file, await file.stat());
  } finally {
    await file.close();
  }
}
