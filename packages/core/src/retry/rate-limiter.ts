const BETA = 0.7;
const SCALE = 0.4;
const SMOOTH = 0.8;
/** Requests a second, at the least. */
const MIN_FILL_RATE = 0.5;
const MIN_CAPACITY = 1;
/** How long a stretch the sending rate is measured over, in seconds. */
const MEASURED_STRETCH = 0.5;

/**
 * A token bucket whose rate follows CUBIC, the congestion control of TCP: throttled, it falls to 0.7 of the rate;
 * unthrottled, it climbs back towards that rate, rests near it, and then probes beyond. Idle until the first throttling.
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

  /** @param now the time, in seconds */
  constructor(private readonly now: () => number) {
    this.throttledAt = now();
    this.stretchFrom = Math.floor(now());
  }

  /** Takes a token, ahead of time if there is none; gives the seconds to wait until it is there. */
  reserve(): number {
    if (!this.enabled) return 0;
    this.fill();
    this.tokens -= 1;
    return this.tokens >= 0 ? 0 : -this.tokens / this.fillRate;
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
  }

  private fill(): void {
    const now = this.now();
    if (this.filledAt !== undefined) {
      this.tokens = Math.min(this.capacity, this.tokens + (now - this.filledAt) * this.fillRate);
    }
    this.filledAt = now;
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
}
