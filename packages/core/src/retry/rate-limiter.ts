import type { AbortSignal } from "@smithy/types";
import { onAbort } from "../deadline/abort.js";
import { TimeoutError } from "../errors/transport.js";
import type { Time } from "../platform.js";

const BETA = 0.7;
const SCALE = 0.4;
const SMOOTH = 0.8;
/** Requests a second, at the least. */
const MIN_FILL_RATE = 0.5;
const MIN_CAPACITY = 1;
/** How long a stretch the sending rate is measured over, in seconds. */
const MEASURED_STRETCH = 0.5;

/** What ends a call's wait for its turn. */
export interface TurnLimits {
  readonly signal?: AbortSignal | undefined;
  /** When the call's `timeout` passes, in milliseconds since 1970. */
  readonly deadline?: number | undefined;
}

/** A call that waits for its turn. */
interface Waiting {
  readonly deadline: number | undefined;
  go(): void;
  refuse(error: Error): void;
}

/**
 * A token bucket whose rate follows CUBIC, the congestion control of TCP: throttled, it falls to 0.7 of the rate;
 * unthrottled, it climbs back towards that rate, rests near it, and then probes beyond. Idle until the first throttling.
 *
 * Calls wait in the order they came. A token is taken when it is there and not before: a call that gives up waiting has
 * cost nothing.
 *
 * @see https://datatracker.ietf.org/doc/html/rfc9438
 */
export class RateLimiter {
  readonly #time: Time;
  #enabled = false;
  #tokens = 0;
  #fillRate = MIN_FILL_RATE;
  #capacity = MIN_CAPACITY;
  #filledAt: number | undefined;
  #rateWhenThrottled = 0;
  #throttledAt: number;
  #measuredRate = 0;
  #sentInStretch = 0;
  #stretchFrom: number;
  /** Calls that wait, first come first served. */
  readonly #queue = new Set<Waiting>();
  #timer: unknown;

  constructor(time: Time) {
    this.#time = time;
    this.#throttledAt = time.now() / 1000;
    this.#stretchFrom = Math.floor(this.#throttledAt);
  }

  /**
   * Takes a token, now or when there is one.
   *
   * @throws TimeoutError at once when the call's deadline will pass before its turn comes
   * @throws AbortError (or what the signal stands for) when the signal fires
   */
  take({ signal, deadline }: TurnLimits): undefined | Promise<void> {
    if (!this.#enabled) return undefined;
    this.#fill();
    if (this.#queue.size === 0 && this.#tokens >= 1) {
      this.#tokens -= 1;
      return undefined;
    }
    const refusal = this.#tooLate(deadline, this.#queue.size);
    if (refusal) throw refusal;
    return new Promise((resolve, reject) => {
      const waiting: Waiting = {
        deadline,
        go: () => {
          stopListening();
          resolve();
        },
        refuse: (error) => {
          stopListening();
          reject(error);
        },
      };
      this.#queue.add(waiting);
      const stopListening = onAbort(signal, (error) => {
        this.#queue.delete(waiting);
        this.#schedule();
        reject(error);
      });
      if (this.#queue.size === 1) this.#schedule();
    });
  }

  /** Learns from an attempt. */
  record(throttled: boolean): void {
    this.#measure();
    let rate: number;
    if (throttled) {
      const from = this.#enabled ? Math.min(this.#measuredRate, this.#fillRate) : this.#measuredRate;
      this.#rateWhenThrottled = from;
      this.#throttledAt = this.#now();
      this.#enabled = true;
      rate = from * BETA;
    } else {
      const plateauAfter = Math.cbrt((this.#rateWhenThrottled * (1 - BETA)) / SCALE);
      rate = SCALE * (this.#now() - this.#throttledAt - plateauAfter) ** 3 + this.#rateWhenThrottled;
    }
    this.#setRate(Math.min(rate, 2 * this.#measuredRate));
  }

  #setRate(rate: number): void {
    this.#fill();
    const before = this.#fillRate;
    this.#fillRate = Math.max(rate, MIN_FILL_RATE);
    this.#capacity = Math.max(rate, MIN_CAPACITY);
    this.#tokens = Math.min(this.#tokens, this.#capacity);
    if (this.#fillRate < before) this.#refuseLate();
    this.#schedule();
  }

  /** Tells the calls whose turn has moved beyond their deadline at once; those behind them move up. */
  #refuseLate(): void {
    let ahead = 0;
    for (const waiting of this.#queue) {
      const refusal = this.#tooLate(waiting.deadline, ahead);
      if (refusal) {
        this.#queue.delete(waiting);
        waiting.refuse(refusal);
      } else ahead += 1;
    }
  }

  #fill(): void {
    const now = this.#now();
    if (this.#filledAt !== undefined && now > this.#filledAt) {
      this.#tokens = Math.min(this.#capacity, this.#tokens + (now - this.#filledAt) * this.#fillRate);
    }
    this.#filledAt = now;
  }

  #serve(): void {
    this.#fill();
    for (const waiting of this.#queue) {
      if (this.#tokens < 1) break;
      this.#tokens -= 1;
      this.#queue.delete(waiting);
      waiting.go();
    }
    this.#schedule();
  }

  /** One timer, for the call whose turn is next; none where nobody waits. */
  #schedule(): void {
    this.#time.clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#queue.size > 0)
      this.#timer = this.#time.setTimeout(() => this.#serve(), this.#millisecondsUntil(1));
  }

  #millisecondsUntil(tokens: number): number {
    return Math.max(0, Math.ceil(((tokens - this.#tokens) / this.#fillRate) * 1000));
  }

  /** What a call ends with whose deadline passes before its turn comes. */
  #tooLate(deadline: number | undefined, ahead: number): TimeoutError | undefined {
    const wait = this.#millisecondsUntil(ahead + 1);
    if (deadline === undefined || this.#time.now() + wait <= deadline) return undefined;
    return new TimeoutError(
      `The call would have to wait ${wait} ms for its turn, which is longer than its timeout allows: the service ` +
        `throttles this client, which therefore sends ${this.#fillRate.toFixed(1)} requests a second (retryMode "adaptive"), ` +
        `and ${ahead} calls wait before this one. Make fewer calls at once, or give them a longer timeout.`,
    );
  }

  #measure(): void {
    const stretch = stretchAt(this.#now());
    this.#sentInStretch += 1;
    if (stretch > this.#stretchFrom) {
      const rate = this.#sentInStretch / (stretch - this.#stretchFrom);
      this.#measuredRate = rate * SMOOTH + this.#measuredRate * (1 - SMOOTH);
      this.#sentInStretch = 0;
      this.#stretchFrom = stretch;
    }
  }

  /** In seconds. A remembered time that is later comes from before the clock was set back, and becomes now. */
  #now(): number {
    const now = this.#time.now() / 1000;
    this.#throttledAt = Math.min(this.#throttledAt, now);
    this.#stretchFrom = Math.min(this.#stretchFrom, stretchAt(now));
    return now;
  }
}

function stretchAt(now: number): number {
  return Math.floor(now / MEASURED_STRETCH) * MEASURED_STRETCH;
}
