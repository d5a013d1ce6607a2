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
  private enabled = false;
  private tokens = 0;
  private fillRate = MIN_FILL_RATE;
  private capacity = MIN_CAPACITY;
  private filledAt: number | undefined;
  private rateWhenThrottled = 0;
  private throttledAt: number;
  private measuredRate = 0;
  private sentInStretch = 0;
  private stretchFrom: number;
  /** Lets the calls go that wait, first come first served. */
  private readonly queue = new Set<() => void>();
  private timer: unknown;

  constructor(private readonly time: Time) {
    this.throttledAt = this.now();
    this.stretchFrom = Math.floor(this.now());
  }

  /**
   * Takes a token, now or when there is one.
   *
   * @throws TimeoutError at once when the call's deadline will pass before its turn comes
   * @throws AbortError (or what the signal stands for) when the signal fires
   */
  take({ signal, deadline }: TurnLimits): undefined | Promise<void> {
    if (!this.enabled) return undefined;
    this.fill();
    if (this.queue.size === 0 && this.tokens >= 1) {
      this.tokens -= 1;
      return undefined;
    }
    const wait = this.millisecondsUntil(this.queue.size + 1);
    if (deadline !== undefined && this.time.now() + wait > deadline) throw this.tooLate(wait);
    return new Promise((resolve, reject) => {
      const go = () => {
        stopListening();
        resolve();
      };
      this.queue.add(go);
      const stopListening = onAbort(signal, (error) => {
        this.queue.delete(go);
        this.schedule();
        reject(error);
      });
      if (this.queue.size === 1) this.schedule();
    });
  }

  /** Learns from an attempt. */
  record(throttled: boolean): void {
    this.measure();
    let rate: number;
    if (throttled) {
      const from = this.enabled ? Math.min(this.measuredRate, this.fillRate) : this.measuredRate;
      this.rateWhenThrottled = from;
      this.throttledAt = this.now();
      this.enabled = true;
      rate = from * BETA;
    } else {
      const plateauAfter = Math.cbrt((this.rateWhenThrottled * (1 - BETA)) / SCALE);
      rate = SCALE * (this.now() - this.throttledAt - plateauAfter) ** 3 + this.rateWhenThrottled;
    }
    this.setRate(Math.min(rate, 2 * this.measuredRate));
  }

  private setRate(rate: number): void {
    this.fill();
    this.fillRate = Math.max(rate, MIN_FILL_RATE);
    this.capacity = Math.max(rate, MIN_CAPACITY);
    this.tokens = Math.min(this.tokens, this.capacity);
    if (this.queue.size > 0) this.schedule();
  }

  private fill(): void {
    const now = this.now();
    if (this.filledAt !== undefined && now > this.filledAt) {
      this.tokens = Math.min(this.capacity, this.tokens + (now - this.filledAt) * this.fillRate);
    }
    this.filledAt = now;
  }

  private serve(): void {
    this.fill();
    for (const go of this.queue) {
      if (this.tokens < 1) break;
      this.tokens -= 1;
      this.queue.delete(go);
      go();
    }
    this.schedule();
  }

  /** One timer, for the call whose turn is next; none where nobody waits. */
  private schedule(): void {
    this.time.clearTimeout(this.timer);
    this.timer = undefined;
    if (this.queue.size > 0) this.timer = this.time.setTimeout(() => this.serve(), this.millisecondsUntil(1));
  }

  private millisecondsUntil(tokens: number): number {
    return Math.max(0, Math.ceil(((tokens - this.tokens) / this.fillRate) * 1000));
  }

  private tooLate(wait: number): TimeoutError {
    return new TimeoutError(
      `The call would have to wait ${wait} ms for its turn, which is longer than its timeout allows: the service ` +
        `throttles this client, which therefore sends ${this.fillRate.toFixed(1)} requests a second (retryMode "adaptive"), ` +
        `and ${this.queue.size} calls wait before this one. Make fewer calls at once, or give them a longer timeout.`,
    );
  }

  private measure(): void {
    const stretch = Math.floor(this.now() / MEASURED_STRETCH) * MEASURED_STRETCH;
    this.sentInStretch += 1;
    if (stretch > this.stretchFrom) {
      const rate = this.sentInStretch / (stretch - this.stretchFrom);
      this.measuredRate = rate * SMOOTH + this.measuredRate * (1 - SMOOTH);
      this.sentInStretch = 0;
      this.stretchFrom = stretch;
    }
  }

  private now(): number {
    return this.time.now() / 1000;
  }
}
