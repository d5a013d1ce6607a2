/** What is seen of the workers. Typed arrays, as there are many. */
export class Fleet {
  #clock;
  #startedAt;
  /** How long each had to wait for its first credentials; milliseconds. */
  #waits;
  #expiresAt;
  #sawError;
  #lastReadyAt = 0;

  constructor(clock, workers) {
    this.#clock = clock;
    this.#startedAt = new Float64Array(workers).fill(Number.POSITIVE_INFINITY);
    this.#waits = new Float64Array(workers).fill(Number.POSITIVE_INFINITY);
    this.#expiresAt = new Float64Array(workers);
    this.#sawError = new Uint8Array(workers);
  }

  start(worker) {
    this.#startedAt[worker] = this.#clock.now();
    return {
      credentials: ({ expiration }) => {
        this.#expiresAt[worker] = expiration.getTime();
        if (this.#waits[worker] < Number.POSITIVE_INFINITY) return;
        this.#waits[worker] = this.#clock.now() - this.#startedAt[worker];
        this.#lastReadyAt = this.#clock.now();
      },
      error: () => {
        this.#sawError[worker] = 1;
      },
    };
  }

  /** How many run without credentials that are valid now. */
  withoutCredentials() {
    const now = this.#clock.now();
    let count = 0;
    for (let worker = 0; worker < this.#startedAt.length; worker++)
      if (this.#startedAt[worker] <= now && this.#expiresAt[worker] <= now) count += 1;
    return count;
  }

  totals() {
    const waits = this.#waits.slice().sort();
    return {
      sawError: this.#sawError.reduce((sum, saw) => sum + saw, 0),
      allReadyAfter: waits.at(-1) < Number.POSITIVE_INFINITY ? this.#lastReadyAt : undefined,
      wait99: waits[Math.ceil(waits.length * 0.99) - 1],
    };
  }
}
