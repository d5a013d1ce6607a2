/** Clock and timers in virtual time: an hour passes as fast as what happens in it can be computed. Milliseconds since the start. */
export class Clock {
  #now = 0;
  /** By the millisecond in which they fire. */
  #timers = new Map();

  now = () => this.#now;

  /** As in Node.js, no timer fires in the millisecond in which it is set. */
  setTimeout = (callback, ms) => {
    const at = this.#now + Math.max(1, Math.ceil(ms));
    const timer = { callback };
    const others = this.#timers.get(at);
    if (others) others.push(timer);
    else this.#timers.set(at, [timer]);
    return timer;
  };

  clearTimeout = (timer) => {
    if (timer) timer.callback = undefined;
  };

  /** Fires, each in its turn, the timers until then. */
  async runUntil(end) {
    while (this.#now < end) {
      const timers = this.#timers.get(++this.#now);
      if (!timers) continue;
      this.#timers.delete(this.#now);
      for (const { callback } of timers) callback?.();
      // The next millisecond comes when no promise can settle any more in this one.
      await new Promise(setImmediate);
    }
  }
}
