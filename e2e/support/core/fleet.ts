import type { AwsCredentialIdentity, AwsCredentialIdentityProvider } from "@smithy/types";
import {
  type CachePlatform,
  CredentialCache,
} from "../../../packages/core/src/credentials/credential-cache.js";
import type {
  CredentialLease,
  CredentialStore,
  StoredIdentity,
} from "../../../packages/core/src/credentials/credential-store.js";
import { sharedCredentials } from "../../../packages/core/src/credentials/shared-refresh.js";
import { StoredCredentials } from "../../../packages/core/src/credentials/stored-credentials.js";
import { sleep } from "../../../packages/core/src/deadline/time.js";
import { VirtualTime } from "../virtual-time.js";
import { issued, MINUTE } from "./credential-source.js";

/** A store in memory that gives leases, by a virtual clock. */
export function leasingStore(time: VirtualTime) {
  const leases: { token: number; endsAt: number }[] = [];
  const state = { stored: undefined as StoredIdentity | undefined, leases, dropped: 0, renewals: 0 };
  const store = {
    get: (_key: string) => state.stored,
    set(_key: string, credentials: StoredIdentity, lease?: CredentialLease) {
      if (lease && lease.token < leases.length) state.dropped++;
      else state.stored = credentials;
    },
    acquireLease(_key: string, ttl: number): CredentialLease | undefined {
      if (time.now() < (leases.at(-1)?.endsAt ?? 0)) return undefined;
      const lease = { token: leases.length + 1, endsAt: time.now() + ttl };
      leases.push(lease);
      const isHeld = () => lease === leases.at(-1) && time.now() < lease.endsAt;
      return {
        token: lease.token,
        renew(next) {
          state.renewals++;
          if (!isHeld()) return false;
          lease.endsAt = time.now() + next;
          return true;
        },
        release() {
          if (isHeld()) lease.endsAt = time.now();
        },
      };
    },
  } satisfies CredentialStore;
  return { store, state };
}

/** Processes that share a store: caches with one provider, whose pace, results and outages are up to the test. */
export function fleet(size: number, lifetime = 60 * MINUTE) {
  const time = new VirtualTime();
  const { store, state: storeState } = leasingStore(time);
  const state = {
    calls: 0,
    /** What the provider does before it returns credentials. */
    work: (_call: number): Promise<void> => sleep(time, 2_000),
  };
  // Different for each process, and the same in each run.
  let seed = 1;
  const random = () => {
    seed = (seed * 16_807) % 2_147_483_647;
    return seed / 2_147_483_647;
  };
  const provider = async (): Promise<AwsCredentialIdentity> => {
    const call = ++state.calls;
    await state.work(call);
    return issued(call, time.now() + lifetime);
  };
  const caches = Array.from({ length: size }, () => sharingCache(provider, store, { time, random }));
  const start = time.now();
  return {
    time,
    store,
    storeState,
    state,
    caches,
    /** All credentials, after as much virtual time as they take. */
    all: (properties?: Record<string, any>) =>
      time.run(Promise.all(caches.map((cache) => cache.get(properties)))),
    /** Milliseconds since the test began. */
    elapsed: () => time.now() - start,
  };
}

/** A cache that shares its credentials by way of a store. */
export function sharingCache(
  provider: AwsCredentialIdentityProvider,
  store: CredentialStore,
  platform: CachePlatform,
) {
  const stored = new StoredCredentials(store, "role", platform.time);
  return new CredentialCache(provider, platform, {}, sharedCredentials(stored, platform));
}
