import type { AwsCredentialIdentity } from "@smithy/types";
import type { Awaitable } from "../platform.js";

/**
 * Keeps temporary credentials outside the process, so that several share them. Whoever can read the store can act with
 * them. A store that fails costs its benefit, never the call: the provider is asked then.
 */
export interface CredentialStore {
  /** What is kept under the key, `undefined` where there is nothing. Expired credentials may be given: they are passed over. */
  get(key: string): Awaitable<AwsCredentialIdentity | undefined>;
  /** Keeps credentials under the key, in place of others. Only such as expire are given. */
  set(key: string, credentials: AwsCredentialIdentity): Awaitable<void>;
}

/** Where a cache keeps credentials outside the process. Both, or neither. */
export interface StoreOptions {
  /** @default none: each process asks for itself */
  readonly store?: CredentialStore | undefined;
  /** Tells whose credentials they are: give a different one to each role, and to each way of coming to it. */
  readonly storeKey?: string | undefined;
}

/** @throws TypeError for one of the two without the other */
export function checkStoreOptions({ store, storeKey }: StoreOptions): void {
  if (store && !storeKey) {
    throw new TypeError(
      "cache.storeKey is missing. Give a text that no other provider of this store uses, e.g. the role's ARN with the session's purpose.",
    );
  }
  if (storeKey && !store) {
    throw new TypeError("cache.storeKey is given without cache.store. Give a store, or leave both out.");
  }
}
