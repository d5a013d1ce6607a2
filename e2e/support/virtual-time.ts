import type { Time } from "../../packages/core/src/platform.js";

/** A clock that a test moves: timers fire in order, each at its own time, and no test waits. */
export class VirtualTime implements Time {
  private current: number;
  private readonly timers = new Map<object, { at: number; callback: () => void }>();

  constructor(start = Date.UTC(2026, 0, 2, 3, 4, 5)) {
    this.current = start;
  }

  now = (): number => this.current;

  setTimeout = (callback: () => void, ms: number): unknown => {
    const timer = {};
    this.timers.set(timer, { at: this.current + ms, callback });
    return timer;
  };

  clearTimeout = (timer: unknown): void => {
    this.timers.delete(timer as object);
  };

  /** Pending timers. */
  get waiting(): number {
    return this.timers.size;
  }

  /** Moves the clock without firing timers. */
  set(now: number): void {
    this.current = now;
  }

  /** Settles the promise, firing the next timer whenever nothing else can go on. */
  async run<T>(promise: Promise<T>): Promise<T> {
    let settled = false;
    const done = () => {
      settled = true;
    };
    promise.then(done, done);
    while (!settled) {
      // Many microtasks may pass between two timers.
      for (let turn = 0; turn < 200 && !settled; turn++) await undefined;
      if (!settled) this.fireNext();
    }
    return promise;
  }

  private fireNext(): void {
    const next = [...this.timers].sort(([, a], [, b]) => a.at - b.at)[0];
    if (!next) throw new Error("The promise waits for something that is no timer.");
    const [timer, { at, callback }] = next;
    this.timers.delete(timer);
    this.current = Math.max(this.current, at);
    callback();
  }
}
