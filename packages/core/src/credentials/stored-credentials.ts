import type { AwsCredentialIdentity } from "@smithy/types";
import { hideSecrets } from "../errors/hide-secrets.js";
import type { Awaitable, Time } from "../platform.js";
import { askStore } from "./ask-store.js";
import { checkCredentials, expiryOf } from "./check-credentials.js";
import type { CredentialLease, CredentialStore, StoredIdentity } from "./credential-store.js";

/** Stored credentials that expire sooner than this are ignored, unless they live for minutes only; milliseconds. */
const MIN_VALIDITY = 300_000;

/** The part of their lifetime that short-lived ones must have left. */
const MIN_VALIDITY_SHARE = 0.25;

/** One cache's entry in a store. Every method rejects with an error that is fit for the log. */
export class StoredCredentials {
  readonly #store: CredentialStore;
  readonly #key: string;
  readonly #time: Time;
  #refusedToken: string | undefined;

  constructor(store: CredentialStore, key: string, time: Time) {
    this.#store = store;
    this.#key = key;
    this.#time = time;
  }

  get givesLeases(): boolean {
    return this.#store.acquireLease !== undefined;
  }

  /** Reads whatever is stored, unless it was refused. */
  read(): Promise<StoredIdentity | undefined> {
    return askStore(this.#time, "The credential store cannot be read", async () => {
      const stored = await this.#store.get(this.#key);
      if (!stored) return undefined;
      checkCredentials(stored);
      expiryOf(stored);
      return this.#isRefused(stored) ? undefined : stored;
    });
  }

  /** Whether stored credentials last long enough to be used. */
  lastLongEnough(stored: StoredIdentity): boolean {
    return (expiryOf(stored) ?? 0) - this.#time.now() >= minValidity(stored);
  }

  /** Stores credentials that the provider has just returned. */
  async write(credentials: AwsCredentialIdentity, lease: CredentialLease | undefined): Promise<void> {
    // Long-term keys don't belong in a store that outlives the process.
    if (expiryOf(credentials) === undefined) return;
    const stored = { ...credentials, issuedAt: new Date(this.#time.now()) };
    const { secretAccessKey, sessionToken = "" } = credentials;
    await askStore(this.#time, "The credential store cannot be written", () =>
      this.#store.set(this.#key, stored, lease),
    ).catch((error) => {
      hideSecrets(error, [secretAccessKey, sessionToken]);
      throw error;
    });
  }

  /** Resolves to `undefined` while another holds the lease. */
  async acquireLease(ttl: number): Promise<CredentialLease | undefined> {
    let answer: Awaitable<CredentialLease | undefined>;
    try {
      return await askStore(this.#time, "The credential store cannot give a lease", () => {
        answer = this.#store.acquireLease!(this.#key, ttl);
        return answer;
      });
    } catch (error) {
      // It may still come, and nobody would use it.
      Promise.resolve(answer)
        .then((lease) => lease?.release())
        .catch(() => {});
      throw error;
    }
  }

  #isRefused({ sessionToken }: AwsCredentialIdentity): boolean {
    return sessionToken !== undefined && sessionToken === this.#refusedToken;
  }

  /** Ignores these credentials from now on. */
  refuse(credentials: AwsCredentialIdentity | undefined): void {
    this.#refusedToken = credentials?.sessionToken ?? this.#refusedToken;
  }
}

function minValidity(stored: StoredIdentity): number {
  if (!stored.issuedAt) return MIN_VALIDITY;
  const lifetime = (expiryOf(stored) ?? 0) - new Date(stored.issuedAt).getTime();
  return lifetime > 0 ? Math.min(MIN_VALIDITY, lifetime * MIN_VALIDITY_SHARE) : MIN_VALIDITY;
}
