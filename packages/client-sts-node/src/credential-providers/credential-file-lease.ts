import { randomUUID } from "node:crypto";
import { constants } from "node:fs";
import { type FileHandle, open, readdir, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { CredentialLease } from "@stskit/core/credentials";
import { readOwn } from "./own-files.js";

/**
 * Acquires the lease of a name, which is a file `<name>.lease.<token>`. The highest token counts, and its file was last
 * written when the lease was acquired or renewed. It holds how long the lease lasts from then on, 0 once it is released: the
 * file stays, so that tokens go on growing.
 *
 * @param ttl - milliseconds
 * @returns `undefined` while another holds the lease
 * @throws Error when other users may write to the directory or the newest lease's file
 */
export async function acquireFileLease(
  directory: string,
  name: string,
  ttl: number,
): Promise<CredentialLease | undefined> {
  const newest = newestOf(await tokens(directory, name));
  if (newest && (await isHeld(directory, name, newest, ttl))) return undefined;
  const token = newest + 1;
  const path = pathOf(directory, name, token);
  if (!(await create(path, contentOf(ttl)))) return undefined;
  const present = await tokens(directory, name);
  if (newestOf(present) !== token) {
    // The token had been used and removed since this process looked.
    await rm(path, { force: true });
    return undefined;
  }
  for (const older of present) {
    if (older < token) await rm(pathOf(directory, name, older), { force: true });
  }
  return fileLease(directory, name, token, ttl);
}

/** Whether there has been a lease of the name after this one. */
export async function hasNewerLease(directory: string, name: string, token: number): Promise<boolean> {
  return newestOf(await tokens(directory, name)) > token;
}

/** Creates a file; false if it exists. */
async function create(path: string, content: string): Promise<boolean> {
  let file: FileHandle;
  try {
    file = await open(path, "wx", 0o600);
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false;
    throw error;
  }
  try {
    await file.writeFile(content);
    return true;
  } catch (error) {
    // The disk may be full. An empty file would keep others waiting.
    await rm(path, { force: true });
    throw error;
  } finally {
    await file.close();
  }
}

function fileLease(directory: string, name: string, token: number, ttl: number): CredentialLease {
  const path = pathOf(directory, name, token);
  /** How long it lasts from the time that it was last written; 0 once it has ended. */
  let lasts = ttl;

  /** Writes how long it lasts from now on; false if its time was up before. */
  async function write(next: number): Promise<boolean> {
    let file: FileHandle;
    try {
      file = await open(path, constants.O_WRONLY | (constants.O_NOFOLLOW ?? 0));
    } catch (error) {
      // Whoever got the next lease has removed it.
      if (codeOf(error) === "ENOENT") return false;
      throw error;
    }
    try {
      const before = await file.stat();
      await file.write(contentOf(next), 0);
      const after = await file.stat();
      return Math.abs(after.mtimeMs - before.mtimeMs) < lasts;
    } finally {
      await file.close();
    }
  }

  async function release(): Promise<void> {
    if (lasts === 0) return;
    lasts = 0;
    await write(0);
  }

  return {
    token,
    release,
    async renew(next) {
      if (lasts === 0) return false;
      const wasHeld = await write(next);
      lasts = next;
      if (wasHeld && !(await hasNewerLease(directory, name, token))) return true;
      await release();
      return false;
    },
  };
}

/**
 * Whether a lease is held. A time further off than it lasts, before or after, means that it has run out or that the clock has
 * been set.
 *
 * @param ttl - how long a lease lasts whose holder has not come to write it down
 */
async function isHeld(directory: string, name: string, token: number, ttl: number): Promise<boolean> {
  const file = await readOwn(directory, pathOf(directory, name, token));
  // Removed by whoever got the next lease.
  if (!file) return true;
  const written = Number.parseInt(file.text, 10);
  const lasts = Number.isNaN(written) ? ttl : written;
  return lasts > 0 && Math.abs((await fileSystemTime(directory, name)) - file.stats.mtimeMs) < lasts;
}

/** The time by the clock that the files' times are of, in milliseconds: a process's own may differ, e.g. from a file server's. */
async function fileSystemTime(directory: string, name: string): Promise<number> {
  const probe = join(directory, `${name}.clock.${randomUUID()}`);
  try {
    await writeFile(probe, "", { mode: 0o600, flag: "wx" });
    return (await stat(probe)).mtimeMs;
  } finally {
    await rm(probe, { force: true });
  }
}

async function tokens(directory: string, name: string): Promise<number[]> {
  const prefix = `${name}.lease.`;
  return (await readdir(directory))
    .filter((file) => file.startsWith(prefix))
    .map((file) => file.slice(prefix.length))
    .filter((token) => /^[1-9]\d{0,14}$/.test(token))
    .map(Number);
}

const newestOf = (tokens: number[]) => Math.max(0, ...tokens);

const pathOf = (directory: string, name: string, token: number) => join(directory, `${name}.lease.${token}`);

/** A line, so that a shorter one may be written over a longer one. */
const contentOf = (ttl: number) => `${ttl}\n`;

const codeOf = (error: unknown) => (error as NodeJS.ErrnoException).code;
