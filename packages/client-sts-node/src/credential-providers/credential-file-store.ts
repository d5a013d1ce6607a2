import { createHash, randomUUID } from "node:crypto";
import { constants, type Stats } from "node:fs";
import { mkdir, readdir, rename, rm, stat, writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";
import type { AwsCredentialIdentity } from "@smithy/types";
import type { CredentialStore } from "@stskit/core/credentials";
import { readFile } from "../config/read-file.js";

/** Options of `credentialFileStore`. */
export interface CredentialFileStoreOptions {
  /** Where the files are. Created with access for this user only. @default ".aws/stskit/cache" in the home directory */
  readonly directory?: string | undefined;
}

/** The content of a file, in the format that AWS's tools expect from a `credential_process`. */
interface StoredFile {
  Version: 1;
  AccessKeyId: string;
  SecretAccessKey: string;
  SessionToken?: string | undefined;
  Expiration: string;
  AccountId?: string | undefined;
}

/**
 * Keeps temporary credentials in files, for other processes of the same user: one file per key, readable only by the user
 * (0600; on Windows, the directory's permissions apply). Files are replaced atomically. A file or directory that other
 * users may write to is not read, and a warning goes to the client's logger.
 */
export function credentialFileStore(options: CredentialFileStoreOptions = {}): CredentialStore {
  const directory = options.directory ?? join(homedir(), ".aws", "stskit", "cache");
  const fileOf = (key: string) => join(directory, `${createHash("sha256").update(key).digest("hex")}.json`);
  return {
    async get(key) {
      const text = await readOwn(directory, fileOf(key));
      return text === undefined ? undefined : fromFile(text);
    },
    async set(key, credentials) {
      await mkdir(directory, { recursive: true, mode: 0o700 });
      checkOwner(directory, await stat(directory));
      await removeAbandonedDrafts(directory);
      const file = fileOf(key);
      const draft = `${file}.${randomUUID()}`;
      try {
        await writeFile(draft, toFile(credentials), { mode: 0o600, flag: "wx" });
        await rename(draft, file);
      } catch (error) {
        await rm(draft, { force: true });
        throw error;
      }
    },
  };
}

/** Far more than credentials need; bytes. */
const MAX_FILE_BYTES = 1_048_576;

/**
 * Reads a file that only this user can have written; `undefined` if there is none.
 *
 * @throws Error when other users may have written it, or the store cannot have
 */
async function readOwn(directory: string, path: string): Promise<string | undefined> {
  try {
    checkOwner(directory, await stat(directory));
    return await readFile(path, (stats) => {
      if (!stats.isFile() || stats.size > MAX_FILE_BYTES) {
        throw new Error(`${path} was not written by a credential store. Remove it.`);
      }
      checkOwner(path, stats);
    });
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

const DRAFT = /^[0-9a-f]{64}\.json\.[0-9a-f-]{36}$/;

/** Longer than any process takes to write a draft; milliseconds. */
const ABANDONED = 60_000;

/** Removes the drafts of processes that were killed while writing. */
async function removeAbandonedDrafts(directory: string): Promise<void> {
  for (const name of await readdir(directory)) {
    if (!DRAFT.test(name)) continue;
    const draft = join(directory, name);
    try {
      // A time in the future comes from a clock that was wrong.
      if (Math.abs(Date.now() - (await stat(draft)).mtimeMs) > ABANDONED) await rm(draft, { force: true });
    } catch {
      // The draft has just been finished, or belongs to another user.
    }
  }
}

function toFile(credentials: AwsCredentialIdentity): string {
  const { accessKeyId, secretAccessKey, sessionToken, expiration, accountId } = credentials;
  const file: StoredFile = {
    Version: 1,
    AccessKeyId: accessKeyId,
    SecretAccessKey: secretAccessKey,
    SessionToken: sessionToken,
    Expiration: new Date(expiration!).toISOString(),
    AccountId: accountId,
  };
  return JSON.stringify(file);
}

/** Parses a file; `undefined` if it is malformed. The next credentials replace it. */
function fromFile(text: string): AwsCredentialIdentity | undefined {
  let file: Partial<StoredFile> | null;
  try {
    file = JSON.parse(text) as Partial<StoredFile> | null;
  } catch {
    return undefined;
  }
  const { AccessKeyId, SecretAccessKey, SessionToken, Expiration, AccountId } = file ?? {};
  if (!AccessKeyId || !SecretAccessKey || !Expiration) return undefined;
  const members = [AccessKeyId, SecretAccessKey, SessionToken ?? "", Expiration, AccountId ?? ""];
  if (members.some((member) => typeof member !== "string")) return undefined;
  return {
    accessKeyId: AccessKeyId,
    secretAccessKey: SecretAccessKey,
    ...(SessionToken && { sessionToken: SessionToken }),
    expiration: new Date(Expiration),
    ...(AccountId && { accountId: AccountId }),
  };
}
