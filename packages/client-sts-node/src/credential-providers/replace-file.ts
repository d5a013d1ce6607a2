import { rename } from "node:fs/promises";
import { setTimeout } from "node:timers/promises";

/** What Windows answers while another process, or a virus scanner, has one of the files open. */
const BUSY = new Set(["EACCES", "EBUSY", "EPERM"]);

/** Milliseconds before each further try. */
const WAITS = [10, 20, 40, 80, 160, 320, 640];

/**
 * Puts a file in another's place, in one step. Windows refuses that while someone reads the other, so there it is tried for a
 * second or so.
 */
export async function replaceFile(draft: string, file: string): Promise<void> {
  for (const wait of process.platform === "win32" ? WAITS : []) {
    try {
      return await rename(draft, file);
    } catch (error) {
      if (!BUSY.has((error as NodeJS.ErrnoException).code ?? "")) throw error;
      await setTimeout(wait);
    }
  }
  await rename(draft, file);
}
