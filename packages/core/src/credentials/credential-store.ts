import type { AwsCredentialIdentity } from "@smithy/types";
import type { Awaitable } from "../platform.js";

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
export function checkStoreOptions({ store, storeKey }: StoreOptions): void {
  if (store && !storeKey) {
    throw new TypeError(
      "cache.storeKey is missing. Give a string that no other provider with this store uses, e.g. the role's ARN and the purpose of the session.",
    );
  }
  if (storeKey && !store) {
    throw new TypeError("cache.storeKey is given without cache.store. Give a store, or leave both out.");
  }
}
