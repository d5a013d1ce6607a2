import type { AwsCredentialIdentity } from "@smithy/types";
import type { Awaitable } from "../platform.js";

/**
 * Keeps temporary credentials outside the process, so that several processes share them. Anyone who can read the store
 * can use them. If the store fails or takes longer than five seconds, the provider is called instead, and a warning says why.
 */
export interface CredentialStore {
  /** Returns the credentials stored under the key, if any. It may return expired ones, which are ignored. */
  get(key: string): Awaitable<StoredIdentity | undefined>;
  /**
   * Stores credentials under the key, replacing earlier ones. Called only with credentials that expire.
   *
   * @param lease - the caller's, if it holds one. Once another has got a lease of the key, what this one's holder writes is
   *   dropped without an error.
   */
  set(key: string, credentials: StoredIdentity, lease?: CredentialLease): Awaitable<void>;
  /**
   * Optional. Lets one of all that share the store call the provider, while the others wait for what it stores. Without it,
   * each calls the provider when it finds nothing.
   *
   * @param ttl - how long the lease lasts unless it is renewed, in milliseconds by the store's own clock
   * @returns the lease, or `undefined` while another holds one for this key
   */
  acquireLease?(key: string, ttl: number): Awaitable<CredentialLease | undefined>;
}

/** The right to get credentials for all that share a store. It ends by itself, so a holder that dies blocks nobody for long. */
export interface CredentialLease {
  /** Grows with each lease of the key, so that a store can tell a late writer. */
  readonly token: number;
  /**
   * Extends the lease to `ttl` milliseconds from now.
   *
   * @returns false if it has run out, and another may hold one
   */
  renew(ttl: number): Awaitable<boolean>;
  /** Gives the lease up, if it is still held. */
  release(): Awaitable<void>;
}

/** Credentials in a store. */
export interface StoredIdentity extends AwsCredentialIdentity {
  /**
   * When the provider returned them. Shows how long they live in all: a store that keeps it can share credentials that live
   * for minutes. Without it, those with less than five minutes left are ignored.
   */
  readonly issuedAt?: Date | undefined;
}

/** Where a cache stores credentials outside the process. Give both options or neither. */
export interface StoreOptions {
  /** @default none: each process gets its own credentials */
  readonly store?: CredentialStore | undefined;
  /** Identifies the credentials. Use a different key for each role, and for each way to assume it. */
  readonly storeKey?: string | undefined;
}

/** @throws TypeError when only one of the two is given, or one is not what it must be */
export function checkStoreOptions({ store, storeKey }: StoreOptions): void {
  if (store && !storeKey) {
    throw new TypeError(
      "cache.storeKey is missing. Give a string that no other provider with this store uses, e.g. the role's ARN and the purpose of the session.",
    );
  }
  if (storeKey && typeof storeKey !== "string") {
    throw new TypeError(`cache.storeKey is of type ${typeof storeKey}, but must be a string.`);
  }
  if (store) checkStore(store);
  if (storeKey && !store) {
    throw new TypeError("cache.storeKey is given without cache.store. Give a store, or leave both out.");
  }
}

function checkStore(store: CredentialStore): void {
  const { get, set, acquireLease = () => undefined } = store as Partial<CredentialStore>;
  const wrong = Object.entries({ get, set, acquireLease }).find(([, method]) => typeof method !== "function");
  if (!wrong) return;
  const [name, method] = wrong;
  throw new TypeError(
    `cache.store.${name} is ${method === undefined ? "missing" : `of type ${typeof method}`}, but must be a function. ` +
      "Give what credentialFileStore() returns, for example, or an object with get(key) and set(key, credentials).",
  );
}
