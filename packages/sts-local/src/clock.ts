/** The server's clock, which tests may shift. */
export class Clock {
  /** Milliseconds by which the clock is ahead; negative if it is behind. */
  offsetMs = 0;

  readonly #source: () => Date | number;

  constructor(source: () => Date | number = Date.now) {
    this.#source = source;
  }

  now(extraOffsetMs = 0): Date {
    return new Date(Number(this.#source()) + this.offsetMs + extraOffsetMs);
  }
}

/** Whole seconds since 1970. */
export function toSeconds(date: Date): number {
  return Math.floor(date.getTime() / 1000);
}

export function fromSeconds(seconds: number): Date {
  return new Date(seconds * 1000);
}
