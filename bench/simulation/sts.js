/** A model of STS: AssumeRole behind a token bucket, which nobody but the fleet takes from. */
export class Sts {
  requests = 0;
  refused = 0;
  #clock;
  #latency;
  #quota;
  #session;
  #tokens;
  #filledAt = 0;
  #issued = 0;

  /**
   * @param latency - until the answer; milliseconds
   * @param quota - requests a second; as many can come at once
   * @param session - how long credentials live; milliseconds
   */
  constructor(clock, { latency, quota, session }) {
    this.#clock = clock;
    this.#latency = latency;
    this.#quota = quota;
    this.#session = session;
    this.#tokens = quota;
  }

  assumeRole() {
    this.requests += 1;
    const isRefused = !this.#takeToken();
    if (isRefused) this.refused += 1;
    return new Promise((resolve, reject) => {
      const answer = () => (isRefused ? reject(rateExceeded()) : resolve(this.#credentials()));
      this.#clock.setTimeout(answer, this.#latency);
    });
  }

  #takeToken() {
    const now = this.#clock.now();
    this.#tokens = Math.min(this.#quota, this.#tokens + ((now - this.#filledAt) * this.#quota) / 1000);
    this.#filledAt = now;
    if (this.#tokens < 1) return false;
    this.#tokens -= 1;
    return true;
  }

  #credentials() {
    this.#issued += 1;
    return {
      accessKeyId: `ASIA${this.#issued}`,
      secretAccessKey: "secret",
      sessionToken: `token ${this.#issued}`,
      expiration: new Date(this.#clock.now() + this.#session),
    };
  }
}

function rateExceeded() {
  return Object.assign(new Error("Rate exceeded"), {
    name: "Throttling",
    $metadata: { httpStatusCode: 400 },
  });
}
