import type { AwsCredentialIdentity, Logger } from "@smithy/types";
import { within } from "../deadline/time.js";
import type { Awaitable, Time } from "../platform.js";
import { checkCredentials, expiryOf } from "./check-credentials.js";

/**
 * Keeps temporary credentials outside the process, so that several processes share them. Anyone who can read the store
 * can use them. If the store fails, the provider is called instead.
 */
export interface CredentialStore {
  /** Returns the credentials stored under the key, if any. It may return expired ones, which are ignored. */
  get(key: string): Awaitable<AwsCredentialIdentity | undefined>;
  /** Stores credentials under the key, replacing earlier ones. Called only with credentials that expire. */
  set(key: string, credentials: AwsCredentialIdentity): Awaitable<void>;
}

/** Where a cache stores credentials outside the process. Give both options or neither. */
export interface StoreOptions {
  /** @default none: each process gets its own credentials */
  readonly store?: CredentialStore | undefined;
  /** Identifies the credentials. Use a different key for each role, and for each way to assume it. */
  readonly storeKey?: string | undefined;
}

/** @throws TypeError when only one of the two is given */
function checkStoreOptions({ store, storeKey }: StoreOptions): void {
  if (store && !storeKey) {
    throw new TypeError(
      "cache.storeKey is missing. Give a string that no other provider with this store uses, e.g. the role's ARN and the purpose of the session.",
    );
  }
  if (storeKey && !store) {
    throw new TypeError("cache.storeKey is given without cache.store. Give a store, or leave both out.");
  }
}

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
