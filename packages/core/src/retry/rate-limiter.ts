import type { AbortSignal } from "@smithy/types";
import { onAbort } from "../deadline/abort.js";
import { TimeoutError } from "../errors/transport.js";
import type { Time } from "../platform.js";

const BETA = 0.7;
const SCALE = 0.4;
const SMOOTH = 0.8;
/** Requests per second. */
const MIN_FILL_RATE = 0.5;
const MIN_CAPACITY = 1;
/** The interval over which the sending rate is measured, in seconds. */
const MEASURING_INTERVAL = 0.5;

/** What limits a call's wait for its turn. */
export interface TurnLimits {
  readonly signal?: AbortSignal | undefined;
  /** When the call's `timeout` passes, in milliseconds since 1970. */
  readonly deadline?: number | undefined;
}

/** A call that is waiting for its turn. */
interface Waiting {
  readonly deadline: number | undefined;
  go(): void;
  refuse(error: Error): void;
}

/**
 * A token bucket whose rate follows CUBIC, TCP's congestion control: when throttled, the rate drops to 70 %; then it climbs
 * back towards the old rate, levels off, and probes beyond it. Inactive until the first throttling.
 *
 * Calls are served first come, first served. A call takes a token only when its turn comes, so one that gives up waiting
 * costs nothing.
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
  #sentInInterval = 0;
  #intervalStart: number;
  readonly #queue = new Set<Waiting>();
  #timer: unknown;

  constructor(time: Time) {
    this.#time = time;
    this.#throttledAt = time.now() / 1000;
    this.#intervalStart = Math.floor(this.#throttledAt);
  }

  /**
   * Takes a token, waiting for one if necessary.
   *
   * @throws TimeoutError immediately if the call's deadline will pass before its turn comes
   * @throws AbortError (or the signal's own error) when the signal fires
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

  /** Adapts the rate to the outcome of an attempt. */
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

  /** Rejects calls whose turn would now come after their deadline. Those behind them move up. */
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

  /** Sets the one timer, for the next call in the queue. */
  #schedule(): void {
    this.#time.clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#queue.size > 0)
      this.#timer = this.#time.setTimeout(() => this.#serve(), this.#millisecondsUntil(1));
  }

  #millisecondsUntil(tokens: number): number {
    return Math.max(0, Math.ceil(((tokens - this.#tokens) / this.#fillRate) * 1000));
  }

  /** The error for a call whose deadline will pass before its turn comes. */
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
    const interval = intervalAt(this.#now());
    this.#sentInInterval += 1;
    if (interval > this.#intervalStart) {
      const rate = this.#sentInInterval / (interval - this.#intervalStart);
      this.#measuredRate = rate * SMOOTH + this.#measuredRate * (1 - SMOOTH);
      this.#sentInInterval = 0;
      this.#intervalStart = interval;
    }
  }

  /** In seconds. Remembered times that are later than now are from before the clock was set back, and are reset to now. */
  #now(): number {
    const now = this.#time.now() / 1000;
    this.#throttledAt = Math.min(this.#throttledAt, now);
    this.#intervalStart = Math.min(this.#intervalStart, intervalAt(now));
    return now;
  }
}

function intervalAt(now: number): number {
  return Math.floor(now / MEASURING_INTERVAL) * MEASURING_INTERVAL;
}
