import type { AwsCredentialIdentity, Logger } from "@smithy/types";
import { checkCredentials, expiryOf } from "./check-credentials.js";
import { type CredentialStore, checkStoreOptions, type StoreOptions } from "./credential-store.js";

/** What stored credentials must still have of their lifetime to be worth taking; milliseconds. */
const LEAST_VALIDITY = 300_000;

/** One cache's place in a store. Whatever goes wrong with the store is logged and goes no further. */
export class StoredCredentials {
  readonly #store: CredentialStore;
  readonly #key: string;
  #refusedToken: string | undefined;

  static from(options: StoreOptions): StoredCredentials | undefined {
    checkStoreOptions(options);
    const { store, storeKey } = options;
    return store && storeKey ? new StoredCredentials(store, storeKey) : undefined;
  }

  private constructor(store: CredentialStore, key: string) {
    this.#store = store;
    this.#key = key;
  }

  /** The stored credentials, where they are better than those present. */
  async read(
    present: AwsCredentialIdentity | undefined,
    now: number,
    logger: Logger | undefined,
  ): Promise<AwsCredentialIdentity | undefined> {
    try {
      const stored = await this.#store.get(this.#key);
      if (!stored) return undefined;
      checkCredentials(stored);
      const expiresAt = expiryOf(stored) ?? 0;
      if (expiresAt - now < LEAST_VALIDITY || stored.sessionToken === this.#refusedToken) return undefined;
      return present && expiresAt <= (expiryOf(present) ?? 0) ? undefined : stored;
    } catch (error) {
      logger?.warn?.(`The credential store cannot be read: ${(error as Error)?.message}`);
      return undefined;
    }
  }

  async write(credentials: AwsCredentialIdentity, logger: Logger | undefined): Promise<void> {
    // Long-term keys have no place in a cache that outlives the process.
    if (expiryOf(credentials) === undefined) return;
    try {
      await this.#store.set(this.#key, credentials);
    } catch (error) {
      logger?.warn?.(`The credential store cannot be written: ${(error as Error)?.message}`);
    }
  }

  /** Passes over these from now on. */
  refuse(credentials: AwsCredentialIdentity | undefined): void {
    this.#refusedToken = credentials?.sessionToken ?? this.#refusedToken;
  }
}
