import type { AwsCredentialIdentity, Logger } from "@smithy/types";
import { within } from "../deadline/wait.js";
import type { Time } from "../platform.js";
import { checkCredentials, expiryOf } from "./check-credentials.js";
import { type CredentialStore, checkStoreOptions, type StoreOptions } from "./credential-store.js";

/** What stored credentials must still have of their lifetime to be worth taking; milliseconds. */
const LEAST_VALIDITY = 300_000;

/** How long a store may take before it is done without; milliseconds. */
const PATIENCE = 5_000;

const TOO_LATE = Symbol();

/** One cache's place in a store. Whatever goes wrong with the store is logged and goes no further. */
export class StoredCredentials {
  readonly #store: CredentialStore;
  readonly #key: string;
  readonly #time: Time;
  #refusedToken: string | undefined;

  static from(options: StoreOptions, time: Time): StoredCredentials | undefined {
    checkStoreOptions(options);
    const { store, storeKey } = options;
    return store && storeKey ? new StoredCredentials(store, storeKey, time) : undefined;
  }

  private constructor(store: CredentialStore, key: string, time: Time) {
    this.#store = store;
    this.#key = key;
    this.#time = time;
  }

  /** The stored credentials, where they are better than those present. */
  async read(
    present: AwsCredentialIdentity | undefined,
    logger: Logger | undefined,
  ): Promise<AwsCredentialIdentity | undefined> {
    try {
      const stored = await this.#inTime(this.#store.get(this.#key));
      if (!stored) return undefined;
      checkCredentials(stored);
      const expiresAt = expiryOf(stored) ?? 0;
      if (expiresAt - this.#time.now() < LEAST_VALIDITY || this.#isRefused(stored)) return undefined;
      return present && expiresAt <= (expiryOf(present) ?? 0) ? undefined : stored;
    } catch (error) {
      logger?.warn?.(`The credential store cannot be read: ${reason(error)}`);
      return undefined;
    }
  }

  async write(credentials: AwsCredentialIdentity, logger: Logger | undefined): Promise<void> {
    try {
      // Long-term keys have no place in a cache that outlives the process.
      if (expiryOf(credentials) === undefined) return;
      await this.#inTime(this.#store.set(this.#key, credentials));
    } catch (error) {
      logger?.warn?.(`The credential store cannot be written: ${reason(error)}`);
    }
  }

  #isRefused({ sessionToken }: AwsCredentialIdentity): boolean {
    return sessionToken !== undefined && sessionToken === this.#refusedToken;
  }

  async #inTime<T>(answer: T | Promise<T>): Promise<T> {
    const inTime = await within(this.#time, PATIENCE, Promise.resolve(answer), TOO_LATE);
    if (inTime === TOO_LATE) throw new Error(`it took longer than ${PATIENCE} ms`);
    return inTime as T;
  }

  /** Passes over these from now on. */
  refuse(credentials: AwsCredentialIdentity | undefined): void {
    this.#refusedToken = credentials?.sessionToken ?? this.#refusedToken;
  }
}

/** JSON.parse quotes what it was given: credentials, as the case may be. */
function reason(error: unknown): string {
  return error instanceof SyntaxError
    ? "it is not valid JSON"
    : String((error as Error | undefined)?.message);
}
