import { constants, type Stats } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import { devNull } from "node:os";

/**
 * The text of a file. What is not a regular file is refused, since reading it may never end: a FIFO has a reader wait for
 * a writer, and a device may have no end.
 *
 * @param check - looks at the file before it is read, and throws where it is not to be read
 * @throws Error with a `code`: the system's, or `not a regular file`
 */
export function readFile(path: string, check: (stats: Stats) => void = () => {}): Promise<string> {
  return withFile(path, async (file, stats) => {
    check(stats);
    // Reading a directory fails by itself.
    if (!stats.isFile() && !stats.isDirectory()) {
      throw Object.assign(new Error("This is not a regular file."), { code: "not a regular file" });
    }
    return file.readFile("utf8");
  });
}

/** The path, if there is a regular file that may be read; otherwise that of an empty file. For readers that would wait. */
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
