import type { AwsCredentialIdentity, AwsCredentialIdentityProvider, Logger } from "@smithy/types";
import type { Platform, Time } from "../platform.js";
import { checkCredentials, expiryOf } from "./check-credentials.js";
import type { StoreOptions } from "./credential-store.js";
import {
  type RefreshSchedule,
  type RefreshWindows,
  refreshBackoff,
  refreshSchedule,
} from "./refresh-schedule.js";
import { StoredCredentials } from "./stored-credentials.js";
import { within } from "./within.js";

/** How credentials are cached. All may be left out. */
export interface CredentialCacheOptions extends RefreshWindows, StoreOptions {}

/** What a cache needs of its platform. */
export type CacheSurroundings = Pick<Platform, "time" | "random">;

interface Present {
  readonly credentials: AwsCredentialIdentity;
  /** Credentials that do not expire have none. */
  readonly schedule: RefreshSchedule | undefined;
}

interface Flight {
  readonly credentials: Promise<AwsCredentialIdentity>;
  readonly startedAt: number;
}

/** How long callers wait for a renewal while the present credentials are still valid; milliseconds. */
const PATIENCE = 5_000;

const ignore = () => {};

/**
 * Holds the credentials of one provider. Any number of callers share one request for them. They are renewed before they
 * expire, at the call that finds them due (the cache has no timer that would keep a process alive); as long as they are
 * valid, a renewal that fails or hangs is no caller's concern.
 */
export class CredentialCache {
  readonly #provider: AwsCredentialIdentityProvider;
  readonly #time: Time;
  readonly #random: () => number;
  readonly #windows: RefreshWindows;
  readonly #stored: StoredCredentials | undefined;
  #present: Present | undefined;
  #flight: Flight | undefined;
  #asked = false;
  #failures = 0;
  #retryAt = 0;

  constructor(
    provider: AwsCredentialIdentityProvider,
    { time, random }: CacheSurroundings,
    options: CredentialCacheOptions = {},
  ) {
    this.#provider = provider;
    this.#time = time;
    this.#random = random;
    this.#windows = options;
    this.#stored = StoredCredentials.from(options);
  }

  /** The credentials; `forceRefresh` asks the provider whatever is present. */
  async get(properties: Record<string, any> = {}): Promise<AwsCredentialIdentity> {
    const present = this.#present;
    if (!present || properties["forceRefresh"]) return this.#refresh(properties).credentials;
    const { credentials, schedule } = present;
    const now = this.#time.now();
    if (!schedule || now < schedule.advisoryAt) return credentials;
    if (now >= schedule.expiresAt) return this.#refresh(properties).credentials;
    if (now < this.#retryAt) return credentials;

    const flight = this.#refresh(properties);
    const patience = flight.startedAt + PATIENCE - now;
    if (now < schedule.mandatoryAt || patience <= 0) {
      flight.credentials.catch(ignore);
      return credentials;
    }
    try {
      return await within(this.#time, patience, flight.credentials, credentials);
    } catch (error) {
      if (this.#time.now() < schedule.expiresAt) return credentials;
      throw error;
    }
  }

  /**
   * Forgets the credentials, because a service refuses them. Given those that were refused, it leaves newer ones alone:
   * many callers may then report the same refusal, and one request is made.
   */
  invalidate(refused?: AwsCredentialIdentity): void {
    if (refused && this.#present && !same(refused, this.#present.credentials)) return;
    this.#stored?.refuse(refused ?? this.#present?.credentials);
    this.#present = undefined;
    // What is on its way may be what was refused; those who wait for it get it, later callers do not.
    if (!refused) this.#flight = undefined;
  }

  #refresh(properties: Record<string, any>): Flight {
    if (this.#flight) return this.#flight;
    const flight: Flight = {
      startedAt: this.#time.now(),
      credentials: this.#ask(properties, () => this.#flight === flight).finally(() => {
        if (this.#flight === flight) this.#flight = undefined;
      }),
    };
    this.#flight = flight;
    return flight;
  }

  async #ask(properties: Record<string, any>, isCurrent: () => boolean): Promise<AwsCredentialIdentity> {
    const logger: Logger | undefined = properties["callerClientConfig"]?.logger;
    try {
      const stored = await this.#stored?.read(this.#present?.credentials, this.#time.now(), logger);
      const credentials = stored ?? (await this.#askProvider(properties));
      checkCredentials(credentials);
      if (isCurrent()) this.#keep(credentials);
      if (!stored) await this.#stored?.write(credentials, logger);
      return credentials;
    } catch (error) {
      this.#failures++;
      this.#retryAt = this.#time.now() + refreshBackoff(this.#failures, this.#random);
      throw error;
    }
  }

  /** A provider that has a memory of its own, such as AWS's chain, is told that it will not do from the second time on. */
  #askProvider(properties: Record<string, any>): Promise<AwsCredentialIdentity> {
    const again = this.#asked;
    this.#asked = true;
    return this.#provider(again ? { ...properties, forceRefresh: true } : properties);
  }

  #keep(credentials: AwsCredentialIdentity): void {
    const expiresAt = expiryOf(credentials);
    const now = this.#time.now();
    const schedule =
      expiresAt === undefined ? undefined : refreshSchedule(expiresAt, now, this.#windows, this.#random);
    this.#present = { credentials, schedule };
    this.#failures = 0;
    this.#retryAt = 0;
  }
}

function same(a: AwsCredentialIdentity, b: AwsCredentialIdentity): boolean {
  return a.accessKeyId === b.accessKeyId && a.sessionToken === b.sessionToken;
}
