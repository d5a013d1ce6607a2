/** A model of a `CredentialStore` on Redis: one command is performed after another, so that commands may have to queue. */
export class RedisStore {
  commands = 0;
  #clock;
  #latency;
  #rate;
  #busyUntil = 0;
  #stored;
  #lease = { token: 0, endsAt: 0 };

  /**
   * @param latency - until the answer, besides the time in the queue; milliseconds
   * @param rate - commands a second
   */
  constructor(clock, { latency, rate }) {
    this.#clock = clock;
    this.#latency = latency;
    this.#rate = rate;
  }

  get() {
    return this.#perform(() => this.#stored);
  }

  set(_key, credentials, lease) {
    return this.#perform(() => {
      if (!lease || lease.token >= this.#lease.token) this.#stored = credentials;
    });
  }

  acquireLease(_key, ttl) {
    return this.#perform(() => {
      const now = this.#clock.now();
      if (now < this.#lease.endsAt) return undefined;
      const lease = { token: this.#lease.token + 1, endsAt: now + ttl };
      this.#lease = lease;
      return {
        token: lease.token,
        renew: (next) => this.#perform(() => this.#endIn(lease, next)),
        release: () => this.#perform(() => this.#endIn(lease, 0)),
      };
    });
  }

  /** Whether the lease was still held. */
  #endIn(lease, ms) {
    const now = this.#clock.now();
    if (lease !== this.#lease || now >= lease.endsAt) return false;
    lease.endsAt = now + ms;
    return true;
  }

  #perform(command) {
    this.commands += 1;
    const now = this.#clock.now();
    this.#busyUntil = Math.max(this.#busyUntil, now) + 1000 / this.#rate;
    return new Promise((resolve) => {
      this.#clock.setTimeout(() => resolve(command()), this.#busyUntil - now + this.#latency);
    });
  }
}
