import type { Awaitable, Time } from "../platform.js";
import { askStore } from "./ask-store.js";
import type { CredentialLease } from "./credential-store.js";

/** How long a lease lasts after its holder has died; milliseconds. */
export const LEASE_TTL = 10_000;

/** Two renewals may fail before a lease runs out. */
const RENEW_AFTER = LEASE_TTL / 3;

/** A lease that is renewed until it is released. A holder that hangs gives it up, too. */
export class HeldLease {
  readonly lease: CredentialLease;
  readonly #time: Time;
  readonly #longest: number;
  readonly #warn: (message: string) => void;
  #heldFor = 0;
  #timer: unknown;
  #renewal: Promise<void> | undefined;
  #isOver = false;

  /** @param longest - after how long it is given up, in milliseconds */
  constructor(lease: CredentialLease, time: Time, longest: number, warn: (message: string) => void) {
    this.lease = lease;
    this.#time = time;
    this.#longest = longest;
    this.#warn = warn;
    this.#renewLater();
  }

  /** Lets the next one go. Errors of the store are warned of: the lease then runs out. */
  async release(): Promise<void> {
    if (this.#isOver) return;
    this.lapse();
    // Otherwise the store might extend the lease last.
    await this.#renewal;
    await this.#try("The credential store's lease cannot be released", () => this.lease.release());
  }

  /** Keeps the lease until it runs out. */
  lapse(): void {
    this.#isOver = true;
    this.#time.clearTimeout(this.#timer);
  }

  #renewLater(): void {
    const wait = Math.min(RENEW_AFTER, this.#longest - this.#heldFor);
    this.#timer = this.#time.setTimeout(() => {
      this.#heldFor += wait;
      if (this.#heldFor >= this.#longest) void this.release();
      else this.#renewal = this.#renew();
    }, wait);
  }

  async #renew(): Promise<void> {
    const isHeld = await this.#try("The credential store's lease cannot be renewed", () =>
      this.lease.renew(LEASE_TTL),
    );
    if (isHeld !== false && !this.#isOver) this.#renewLater();
  }

  async #try<T>(failure: string, ask: () => Awaitable<T>): Promise<T | undefined> {
    try {
      return await askStore(this.#time, failure, ask);
    } catch (error) {
      this.#warn((error as Error).message);
      return undefined;
    }
  }
}
