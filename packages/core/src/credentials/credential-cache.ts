import type { AwsCredentialIdentity, AwsCredentialIdentityProvider, Logger } from "@smithy/types";
import { within } from "../deadline/wait.js";
import type { Platform, Time } from "../platform.js";
import { checkCredentials, expiryOf } from "./check-credentials.js";
import type { StoreOptions } from "./credential-store.js";
import {
  GREATEST_DELAY,
  type RefreshSchedule,
  type RefreshWindows,
  refreshBackoff,
  refreshSchedule,
} from "./refresh-schedule.js";
import { StoredCredentials } from "./stored-credentials.js";

/** How credentials are cached. All may be left out. */
export interface CredentialCacheOptions extends RefreshWindows, StoreOptions {}

/** What a cache needs of its platform. */
export type CachePlatform = Pick<Platform, "time" | "random">;

interface Present {
  readonly credentials: AwsCredentialIdentity;
  /** When the schedule was made, in milliseconds since 1970. */
  readonly plannedAt: number;
  /** Credentials that do not expire have none. */
  readonly schedule: RefreshSchedule | undefined;
}

/** One request to the provider, and those who wait for it. */
interface Flight {
  readonly credentials: Promise<AwsCredentialIdentity>;
  readonly land: (credentials: AwsCredentialIdentity) => void;
  readonly fail: (error: unknown) => void;
  /** How often the credentials had been invalidated before. */
  readonly generation: number;
  startedAt: number;
}

/** How long callers wait for a renewal while the present credentials are still valid; milliseconds. */
const PATIENCE = 5_000;

/** How long the provider may take before it is asked once more; milliseconds. */
const ABANDON_AFTER = 60_000;

const ignore = () => {};

/**
 * Holds the credentials of one provider. Any number of callers share one request for them. They are renewed before they
 * expire, at the call that finds them due (the cache has no timer that would keep a process alive); as long as they are
 * valid, a renewal that fails or hangs is no caller's concern. A request that the provider does not answer is left behind
 * after a while, and the next call makes another.
 */
export class CredentialCache {
  readonly #provider: AwsCredentialIdentityProvider;
  readonly #time: Time;
  readonly #random: () => number;
  readonly #windows: RefreshWindows;
  readonly #stored: StoredCredentials | undefined;
  #present: Present | undefined;
  #flight: Flight | undefined;
  /** Requests that the provider has not answered in time, while somebody waits for them. */
  readonly #leftBehind = new Set<Flight>();
  #generation = 0;
  #asked = false;
  #failures = 0;
  #retryAt = 0;

  constructor(
    provider: AwsCredentialIdentityProvider,
    { time, random }: CachePlatform,
    options: CredentialCacheOptions = {},
  ) {
    this.#provider = provider;
    this.#time = time;
    this.#random = random;
    this.#windows = options;
    this.#stored = StoredCredentials.from(options, time);
  }

  /** The credentials; `forceRefresh` asks the provider whatever is present. */
  async get(properties: Record<string, any> = {}): Promise<AwsCredentialIdentity> {
    const present = this.#present;
    if (!present || properties["forceRefresh"]) return this.#refresh(properties).credentials;
    const now = this.#time.now();
    // The clock has been set back: what was planned by the other clock holds no longer.
    const { credentials, schedule } = now < present.plannedAt ? this.#plan(present.credentials) : present;
    if (!schedule || now < schedule.advisoryAt) return credentials;
    if (now >= schedule.expiresAt) return this.#refresh(properties).credentials;
    // Further off than any delay is only what was planned before the clock was set back.
    if (now < this.#retryAt && this.#retryAt - now <= GREATEST_DELAY) return credentials;

    const flight = this.#refresh(properties);
    const patience = PATIENCE - this.#ageOf(flight);
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
    if (refused) return;
    // What is on its way may be what was refused; those who wait for it get it, later callers do not.
    this.#generation++;
    if (this.#flight) this.#leaveBehind(this.#flight);
  }

  #refresh(properties: Record<string, any>): Flight {
    if (this.#flight && this.#ageOf(this.#flight) > (this.#windows.abandonAfter ?? ABANDON_AFTER)) {
      this.#leaveBehind(this.#flight);
    }
    this.#flight ??= this.#depart(properties);
    return this.#flight;
  }

  /** How long ago a request began, in milliseconds. It counts anew when the clock was set back meanwhile. */
  #ageOf(flight: Flight): number {
    const now = this.#time.now();
    if (now < flight.startedAt) flight.startedAt = now;
    return now - flight.startedAt;
  }

  #leaveBehind(flight: Flight): void {
    this.#leftBehind.add(flight);
    this.#flight = undefined;
  }

  #depart(properties: Record<string, any>): Flight {
    let land!: Flight["land"];
    let fail!: Flight["fail"];
    const credentials = new Promise<AwsCredentialIdentity>((resolve, reject) => {
      land = resolve;
      fail = reject;
    });
    const startedAt = this.#time.now();
    const flight: Flight = { credentials, land, fail, generation: this.#generation, startedAt };
    this.#ask(properties, flight)
      .then(flight.land, flight.fail)
      .finally(() => {
        this.#leftBehind.delete(flight);
        if (this.#flight === flight) this.#flight = undefined;
      });
    return flight;
  }

  async #ask(properties: Record<string, any>, flight: Flight): Promise<AwsCredentialIdentity> {
    const logger: Logger | undefined = properties["callerClientConfig"]?.logger;
    try {
      const stored = await this.#stored?.read(this.#present?.credentials, logger);
      const credentials = stored ?? (await this.#askProvider(properties));
      checkCredentials(credentials);
      this.#arrived(flight, credentials);
      // Nobody waits for the store to take them.
      if (!stored) void this.#stored?.write(credentials, logger);
      return credentials;
    } catch (error) {
      if (this.#flight === flight) {
        this.#failures++;
        this.#retryAt = this.#time.now() + refreshBackoff(this.#failures, this.#random);
      }
      throw error;
    }
  }

  #arrived(flight: Flight, credentials: AwsCredentialIdentity): void {
    this.#leftBehind.delete(flight);
    if (flight.generation !== this.#generation) return;
    const isFirst = this.#flight === flight || !this.#present;
    if (isFirst || lastsLonger(credentials, this.#present!.credentials)) this.#keep(credentials);
    // Whoever waits for a request that hangs need not wait any longer.
    for (const other of this.#leftBehind) other.land(credentials);
    this.#leftBehind.clear();
  }

  /** A provider that has a memory of its own, such as AWS's chain, is told that it will not do from the second time on. */
  #askProvider(properties: Record<string, any>): Promise<AwsCredentialIdentity> {
    const again = this.#asked;
    this.#asked = true;
    return this.#provider(again ? { ...properties, forceRefresh: true } : properties);
  }

  #keep(credentials: AwsCredentialIdentity): void {
    this.#plan(credentials);
    this.#failures = 0;
    this.#retryAt = 0;
  }

  #plan(credentials: AwsCredentialIdentity): Present {
    const expiresAt = expiryOf(credentials);
    const plannedAt = this.#time.now();
    const schedule =
      expiresAt === undefined
        ? undefined
        : refreshSchedule(expiresAt, plannedAt, this.#windows, this.#random);
    this.#present = { credentials, plannedAt, schedule };
    return this.#present;
  }
}

function same(a: AwsCredentialIdentity, b: AwsCredentialIdentity): boolean {
  return a.accessKeyId === b.accessKeyId && a.sessionToken === b.sessionToken;
}

function lastsLonger(a: AwsCredentialIdentity, b: AwsCredentialIdentity): boolean {
  return (expiryOf(a) ?? Number.POSITIVE_INFINITY) > (expiryOf(b) ?? Number.POSITIVE_INFINITY);
}
