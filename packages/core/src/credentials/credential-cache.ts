import type { AwsCredentialIdentity, AwsCredentialIdentityProvider } from "@smithy/types";
import { within } from "../deadline/time.js";
import type { Platform, Time } from "../platform.js";
import { checkCredentials, expiryOf, sameCredentials } from "./check-credentials.js";
import {
  MAX_DELAY,
  type RefreshSchedule,
  type RefreshWindows,
  refreshBackoff,
  refreshSchedule,
} from "./refresh-schedule.js";
import type { Refreshed, SharedCredentials } from "./shared-refresh.js";

/** What a cache needs from its platform. */
export type CachePlatform = Pick<Platform, "time" | "random" | "warn">;

interface CachedCredentials {
  readonly credentials: AwsCredentialIdentity;
  readonly issuedAt: number | undefined;
  /** When the schedule was made, in milliseconds since 1970. */
  readonly plannedAt: number;
  /** `undefined` for credentials that don't expire. */
  readonly schedule: RefreshSchedule | undefined;
}

/** A refresh under way, shared by every caller that waits for it. */
interface PendingRefresh {
  readonly credentials: Promise<AwsCredentialIdentity>;
  readonly resolve: (credentials: AwsCredentialIdentity) => void;
  readonly reject: (error: unknown) => void;
  /** How many times the cache had been invalidated when the refresh started. */
  readonly generation: number;
  startedAt: number;
  /** Whether one of its callers doesn't want the cached credentials, even while they are valid. */
  isForced: boolean;
}

/** How long callers wait for a refresh while the cached credentials are still valid; milliseconds. */
const MAX_WAIT = 5_000;

/** How long the provider may take before it is called again; milliseconds. */
const ABANDON_AFTER = 60_000;

const ignore = () => {};

/**
 * Caches the credentials of one provider. All callers share one refresh. Credentials are refreshed before they expire, by
 * the first call that finds them due: there is no timer to keep a process alive. While they are valid, callers don't
 * notice a refresh that fails or hangs. If the provider doesn't settle in time, the refresh is abandoned and the next
 * call starts another.
 */
export class CredentialCache {
  readonly #provider: AwsCredentialIdentityProvider;
  readonly #time: Time;
  readonly #random: () => number;
  readonly #windows: RefreshWindows;
  readonly #shared: SharedCredentials | undefined;
  #cached: CachedCredentials | undefined;
  #pending: PendingRefresh | undefined;
  /** Refreshes that have not settled in time. Callers may still be waiting for them. */
  readonly #abandoned = new Set<PendingRefresh>();
  #generation = 0;
  #providerWasCalled = false;
  #failures = 0;
  #retryAt = 0;

  /** @param shared - what the cache shares with other processes, if anything */
  constructor(
    provider: AwsCredentialIdentityProvider,
    { time, random }: CachePlatform,
    windows: RefreshWindows = {},
    shared?: SharedCredentials,
  ) {
    this.#provider = provider;
    this.#time = time;
    this.#random = random;
    this.#windows = windows;
    this.#shared = shared;
  }

  /** Returns the credentials. With `forceRefresh`, calls the provider even if the cached ones are valid. */
  async get(properties: Record<string, any> = {}): Promise<AwsCredentialIdentity> {
    const cached = this.#cached;
    if (!cached || properties["forceRefresh"]) return this.#refresh(properties).credentials;
    const now = this.#time.now();
    // The clock has been set back, so the schedule no longer applies.
    const { credentials, schedule } = now < cached.plannedAt ? this.#store(cached) : cached;
    if (!schedule || now < schedule.advisoryAt) return credentials;
    if (now >= schedule.expiresAt) return this.#refresh(properties).credentials;
    // A retry further off than the longest delay was planned before the clock was set back.
    if (now < this.#retryAt && this.#retryAt - now <= MAX_DELAY) return credentials;

    const pending = this.#refresh(properties);
    const wait = MAX_WAIT - this.#ageOf(pending);
    if (now < schedule.mandatoryAt || wait <= 0) {
      pending.credentials.catch(ignore);
      return credentials;
    }
    try {
      const refreshed = await within(this.#time, wait, pending.credentials, undefined);
      if (refreshed) return refreshed;
    } catch (error) {
      if (this.#time.now() < schedule.expiresAt) return credentials;
      throw error;
    }
    // The cached ones may have expired during the wait.
    return this.#time.now() < schedule.expiresAt ? credentials : pending.credentials;
  }

  /**
   * Forgets the credentials, because a service refused them. If the refused ones are given, newer ones are kept: many
   * callers may report the same refusal and still share one refresh.
   */
  invalidate(refused?: AwsCredentialIdentity): void {
    if (refused && this.#cached && !sameCredentials(refused, this.#cached.credentials)) return;
    this.#shared?.refuse(refused ?? this.#cached?.credentials);
    this.#cached = undefined;
    if (refused) return;
    // A pending refresh may return the refused credentials again. Its callers get them, later ones don't.
    this.#generation++;
    if (this.#pending) this.#abandon(this.#pending);
  }

  #refresh(properties: Record<string, any>): PendingRefresh {
    if (this.#pending && this.#ageOf(this.#pending) > this.#abandonAfter) this.#abandon(this.#pending);
    this.#pending ??= this.#startRefresh(properties);
    if (properties["forceRefresh"]) this.#pending.isForced = true;
    return this.#pending;
  }

  get #abandonAfter(): number {
    return this.#windows.abandonAfter ?? ABANDON_AFTER;
  }

  /** How long ago a refresh started, in milliseconds. Starts over at 0 if the clock has been set back. */
  #ageOf(refresh: PendingRefresh): number {
    const now = this.#time.now();
    if (now < refresh.startedAt) refresh.startedAt = now;
    return now - refresh.startedAt;
  }

  #abandon(refresh: PendingRefresh): void {
    this.#abandoned.add(refresh);
    this.#pending = undefined;
  }

  #startRefresh(properties: Record<string, any>): PendingRefresh {
    let resolve!: PendingRefresh["resolve"];
    let reject!: PendingRefresh["reject"];
    const credentials = new Promise<AwsCredentialIdentity>((onResolve, onReject) => {
      resolve = onResolve;
      reject = onReject;
    });
    const startedAt = this.#time.now();
    const refresh = {
      credentials,
      resolve,
      reject,
      generation: this.#generation,
      startedAt,
      isForced: false,
    };
    this.#load(properties, refresh)
      .then(resolve, reject)
      .finally(() => {
        this.#abandoned.delete(refresh);
        if (this.#pending === refresh) this.#pending = undefined;
      });
    return refresh;
  }

  async #load(properties: Record<string, any>, refresh: PendingRefresh): Promise<AwsCredentialIdentity> {
    try {
      const refreshed = await this.#obtain(properties, refresh);
      const { credentials, isElsewhere, share } = refreshed;
      if (isElsewhere) {
        // Soon, a call looks whether they are there.
        if (this.#pending === refresh) this.#retryAt = this.#time.now() + refreshBackoff(1, this.#random);
        return credentials;
      }
      this.#complete(refresh, refreshed);
      await share?.();
      return credentials;
    } catch (error) {
      if (this.#pending === refresh) {
        this.#failures++;
        this.#retryAt = this.#time.now() + refreshBackoff(this.#failures, this.#random);
      }
      throw error;
    }
  }

  async #obtain(properties: Record<string, any>, refresh: PendingRefresh): Promise<Refreshed> {
    const callProvider = () => this.#callProvider(properties);
    if (!this.#shared) return { credentials: await callProvider() };
    return this.#shared.refresh({
      callProvider,
      cached: () => this.#cached?.credentials,
      inHand: () => (refresh.isForced ? undefined : this.#valid()),
      abandonAfter: this.#abandonAfter,
      logger: properties["callerClientConfig"]?.logger,
    });
  }

  /** The cached credentials, unless they have expired. */
  #valid(): AwsCredentialIdentity | undefined {
    const { credentials, schedule } = this.#cached ?? {};
    return schedule && this.#time.now() >= schedule.expiresAt ? undefined : credentials;
  }

  #complete(refresh: PendingRefresh, refreshed: Refreshed): void {
    const { credentials } = refreshed;
    this.#abandoned.delete(refresh);
    if (refresh.generation !== this.#generation) return;
    const isCurrent = this.#pending === refresh || !this.#cached;
    if (isCurrent || lastsLonger(credentials, this.#cached!.credentials)) {
      this.#store(refreshed);
      this.#failures = 0;
      this.#retryAt = 0;
    }
    // Callers of a refresh that hangs need not wait any longer.
    for (const other of this.#abandoned) other.resolve(credentials);
    this.#abandoned.clear();
  }

  /** From the second call on, passes `forceRefresh`: a provider with its own cache, such as AWS's chain, must bypass it. */
  async #callProvider(properties: Record<string, any>): Promise<AwsCredentialIdentity> {
    const again = this.#providerWasCalled;
    this.#providerWasCalled = true;
    const credentials = await this.#provider(again ? { ...properties, forceRefresh: true } : properties);
    checkCredentials(credentials);
    expiryOf(credentials);
    return credentials;
  }

  #store({ credentials, issuedAt }: Refreshed): CachedCredentials {
    const expiresAt = expiryOf(credentials);
    const plannedAt = this.#time.now();
    const schedule =
      expiresAt === undefined
        ? undefined
        : refreshSchedule(expiresAt, plannedAt, this.#windows, this.#random, issuedAt);
    this.#cached = { credentials, issuedAt, plannedAt, schedule };
    return this.#cached;
  }
}

function lastsLonger(a: AwsCredentialIdentity, b: AwsCredentialIdentity): boolean {
  return (expiryOf(a) ?? Number.POSITIVE_INFINITY) > (expiryOf(b) ?? Number.POSITIVE_INFINITY);
}
