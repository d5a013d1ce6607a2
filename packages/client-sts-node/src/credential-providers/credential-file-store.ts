import { createHash, randomUUID } from "node:crypto";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";
import type { AwsCredentialIdentity } from "@smithy/types";
import type { CredentialStore } from "@stskit/core/credentials";

/** Options of `credentialFileStore`. */
export interface CredentialFileStoreOptions {
  /** Where the files are. Made when it is missing, for this user alone. @default ".aws/stskit/cache" in the home directory */
  readonly directory?: string | undefined;
}

/** What a file holds: the format in which AWS's tools expect credentials from a process. */
interface StoredFile {
  Version: 1;
  AccessKeyId: string;
  SecretAccessKey: string;
  SessionToken?: string | undefined;
  Expiration: string;
  AccountId?: string | undefined;
}

/**
 * Keeps temporary credentials in files, for other processes of the same user: one file a key, readable by the user alone
 * (0600; on Windows by the directory's own protection), replaced in one step, so that no reader sees half of one.
 */
export function credentialFileStore(options: CredentialFileStoreOptions = {}): CredentialStore {
  const directory = options.directory ?? join(homedir(), ".aws", "stskit", "cache");
  const fileOf = (key: string) => join(directory, `${createHash("sha256").update(key).digest("hex")}.json`);
  return {
    async get(key) {
      let text: string;
      try {
        text = await readFile(fileOf(key), "utf8");
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
        throw error;
      }
      return fromFile(text);
    },
    async set(key, credentials) {
      await mkdir(directory, { recursive: true, mode: 0o700 });
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

function toFile(credentials: AwsCredentialIdentity): string {
  const { accessKeyId, secretAccessKey, sessionToken, expiration, accountId } = credentials;
  const file: StoredFile = {
    Version: 1,
    AccessKeyId: accessKeyId,
    SecretAccessKey: secretAccessKey,
    SessionToken: sessionToken,
    Expiration: expiration!.toISOString(),
    AccountId: accountId,
  };
  return JSON.stringify(file);
}

/** What is no such file counts as nothing: the next credentials take its place. */
function fromFile(text: string): AwsCredentialIdentity | undefined {
  let file: Partial<StoredFile> | null;
  try {
    file = JSON.parse(text) as Partial<StoredFile> | null;
  } catch {
    return undefined;
  }
  const { AccessKeyId, SecretAccessKey, SessionToken, Expiration, AccountId } = file ?? {};
  if (!AccessKeyId || !SecretAccessKey || !Expiration) return undefined;
  return {
    accessKeyId: AccessKeyId,
    secretAccessKey: SecretAccessKey,
    ...(SessionToken && { sessionToken: SessionToken }),
    expiration: new Date(Expiration),
    ...(AccountId && { accountId: AccountId }),
  };
}
