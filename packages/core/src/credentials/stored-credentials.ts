import type { AwsCredentialIdentity, Logger } from "@smithy/types";
import { within } from "../deadline/time.js";
import type { Time } from "../platform.js";
import { checkCredentials, expiryOf } from "./check-credentials.js";
import { type CredentialStore, checkStoreOptions, type StoreOptions } from "./credential-store.js";

/** Stored credentials that expire sooner than this are ignored; milliseconds. */
const MIN_VALIDITY = 300_000;

/** How long the store may take to read or write; milliseconds. */
const TIMEOUT = 5_000;

const TIMED_OUT = Symbol();

/** One cache's entry in a store. Errors of the store are logged, not thrown. */
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

  constructor(store: CredentialStore, key: string, time: Time) {
    this.#store = store;
    this.#key = key;
    this.#time = time;
  }

  /** Reads the stored credentials; `undefined` unless they are valid and last longer than the cached ones. */
  async read(
    cached: AwsCredentialIdentity | undefined,
    logger: Logger | undefined,
  ): Promise<AwsCredentialIdentity | undefined> {
    try {
      const stored = await this.#inTime(this.#store.get(this.#key));
      if (!stored) return undefined;
      checkCredentials(stored);
      const expiresAt = expiryOf(stored) ?? 0;
      if (expiresAt - this.#time.now() < MIN_VALIDITY || this.#isRefused(stored)) return undefined;
      return cached && expiresAt <= (expiryOf(cached) ?? 0) ? undefined : stored;
    } catch (error) {
      logger?.warn?.(`The credential store cannot be read: ${reason(error)}`);
      return undefined;
    }
  }

  async write(credentials: AwsCredentialIdentity, logger: Logger | undefined): Promise<void> {
    try {
      // Long-term keys don't belong in a store that outlives the process.
      if (expiryOf(credentials) === undefined) return;
      await this.#inTime(this.#store.set(this.#key, credentials));
    } catch (error) {
      logger?.warn?.(`The credential store cannot be written: ${reason(error)}`);
    }
  }

  #isRefused({ sessionToken }: AwsCredentialIdentity): boolean {
    return sessionToken !== undefined && sessionToken === this.#refusedToken;
  }

  async #inTime<T>(operation: T | Promise<T>): Promise<T> {
    const result = await within(this.#time, TIMEOUT, Promise.resolve(operation), TIMED_OUT);
    if (result === TIMED_OUT) throw new Error(`it took longer than ${TIMEOUT} ms`);
    return result as T;
  }

  /** Ignores these credentials from now on. */
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
