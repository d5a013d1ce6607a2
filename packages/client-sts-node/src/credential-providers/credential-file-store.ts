import { createHash, randomUUID } from "node:crypto";
import { readdir, rm, stat, writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";
import type { CredentialStore, StoredIdentity } from "@stskit/core/credentials";
import { isError, setMessage, warnOfUnknownOptions, warnOnce } from "@stskit/core/platform";
import { nodeRuntime } from "../runtime.js";
import { acquireFileLease, hasNewerLease } from "./credential-file-lease.js";
import { makeOwnDirectory, readOwn } from "./own-files.js";
import { replaceFile } from "./replace-file.js";

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
  /** When the provider returned them. AWS's tools skip members that they don't know. */
  IssuedAt?: string | undefined;
}

/**
 * Keeps temporary credentials in files, for other processes of the same user: one file per key, readable only by the user
 * (0600; on Windows, the directory's permissions apply). Files are replaced atomically. A file or directory that other
 * users may write to is not read, and a warning says what to do: through the logger of the client or the provider, else through
 * `process.emitWarning`, with the code `STSKIT_CREDENTIAL_STORE`.
 *
 * Gives leases, so that one process at a time calls the provider. They end by the file system's clock, whatever this process
 * takes for the time.
 *
 * @throws TypeError when `directory` is not a path
 */
export function credentialFileStore(options: CredentialFileStoreOptions = {}): CredentialStore {
  checkOptions(options);
  const directory = options.directory ?? join(homedir(), ".aws", "stskit", "cache");
  const nameOf = (key: string) => createHash("sha256").update(key).digest("hex");
  return {
    async get(key) {
      const file = await readOwn(directory, join(directory, `${nameOf(key)}.json`));
      return file && fromFile(file.text);
    },
    async set(key, credentials, lease) {
      await makeOwnDirectory(directory);
      const file = join(directory, `${nameOf(key)}.json`);
      const draft = `${file}.${randomUUID()}`;
      try {
        await writeFile(draft, toFile(credentials), { mode: 0o600, flag: "wx" });
        // Files' times are compared with each other: this process's clock may be wrong.
        await removeAbandonedDrafts(directory, (await stat(draft)).mtimeMs);
        // As late as can be: another process may get a lease at any time.
        const isLate = lease !== undefined && (await hasNewerLease(directory, nameOf(key), lease.token));
        await (isLate ? rm(draft) : replaceFile(draft, file));
      } catch (error) {
        await rm(draft, { force: true });
        // A draft's name is random, but whoever warns of a failure has to see that it is the same one again.
        if (isError(error)) setMessage(error, error.message.replaceAll(draft, file));
        throw error;
      }
    },
    async acquireLease(key, ttl) {
      await makeOwnDirectory(directory);
      return acquireFileLease(directory, nameOf(key), ttl);
    },
  };
}

function checkOptions(options: CredentialFileStoreOptions): void {
  if (typeof options !== "object" || options === null) {
    throw new TypeError(
      `credentialFileStore takes its options as an object, but a value of type ${typeof options} was given. Give { directory }, or nothing.`,
    );
  }
  const { directory } = options;
  if (directory !== undefined && (typeof directory !== "string" || directory === "")) {
    throw new TypeError(
      `directory is ${directory === "" ? "empty" : `of type ${typeof directory}`}, but must be a path. Leave it out for the default.`,
    );
  }
  warnOfUnknownOptions(
    options,
    { directory },
    (message) => warnOnce(undefined, nodeRuntime, message, "STSKIT_UNKNOWN_OPTION"),
    "credentialFileStore",
  );
}

const DRAFT = /^[0-9a-f]{64}\.(json|clock)\.[0-9a-f-]{36}$/;

/** Longer than any process takes to write a draft; milliseconds. */
const ABANDONED = 60_000;

/** Removes the drafts of processes that were killed while writing. */
async function removeAbandonedDrafts(directory: string, now: number): Promise<void> {
  for (const name of await readdir(directory)) {
    if (!DRAFT.test(name)) continue;
    const draft = join(directory, name);
    try {
      // A time in the future comes from a clock that was wrong.
      if (Math.abs(now - (await stat(draft)).mtimeMs) > ABANDONED) await rm(draft, { force: true });
    } catch {
      // The draft has just been finished, or belongs to another user.
    }
  }
}

function toFile(credentials: StoredIdentity): string {
  const { accessKeyId, secretAccessKey, sessionToken, expiration, accountId, issuedAt } = credentials;
  const file: StoredFile = {
    Version: 1,
    AccessKeyId: accessKeyId,
    SecretAccessKey: secretAccessKey,
    SessionToken: sessionToken,
    Expiration: new Date(expiration!).toISOString(),
    AccountId: accountId,
    IssuedAt: issuedAt && new Date(issuedAt).toISOString(),
  };
  return JSON.stringify(file);
}

/** Parses a file; `undefined` if it is malformed. The next credentials replace it. */
function fromFile(text: string): StoredIdentity | undefined {
  let file: Partial<StoredFile> | null;
  try {
    file = JSON.parse(text) as Partial<StoredFile> | null;
  } catch {
    return undefined;
  }
  const { AccessKeyId, SecretAccessKey, SessionToken, Expiration, AccountId, IssuedAt } = file ?? {};
  if (!AccessKeyId || !SecretAccessKey || !Expiration) return undefined;
  const members = [
    AccessKeyId,
    SecretAccessKey,
    SessionToken ?? "",
    Expiration,
    AccountId ?? "",
    IssuedAt ?? "",
  ];
  if (members.some((member) => typeof member !== "string")) return undefined;
  return {
    accessKeyId: AccessKeyId,
    secretAccessKey: SecretAccessKey,
    ...(SessionToken && { sessionToken: SessionToken }),
    expiration: new Date(Expiration),
    ...(AccountId && { accountId: AccountId }),
    ...(IssuedAt && { issuedAt: new Date(IssuedAt) }),
  };
}
