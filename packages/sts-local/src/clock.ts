/** What the server takes for the present: a source of time, shifted by an offset that tests may set. */
export class Clock {
  /** Milliseconds added to the source. Positive: the server's clock is fast. */
  offsetMs = 0;

  readonly #source: () => Date | number;

  constructor(source: () => Date | number = Date.now) {
    this.#source = source;
  }

  now(extraOffsetMs = 0): Date {
    return new Date(Number(this.#source()) + this.offsetMs + extraOffsetMs);
  }
}

/** Whole seconds since 1970, the unit of every expiry that STS reports. */
export function toSeconds(date: Date): number {
  return Math.floor(date.getTime() / 1000);
}

export function fromSeconds(seconds: number): Date {
  return new Date(seconds * 1000);
}
