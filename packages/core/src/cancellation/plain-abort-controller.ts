import type { CallAbortController } from "../platform.js";

/** For engines that have no `AbortController`: a signal that our own steps and handlers can listen to. */
export class PlainAbortController implements CallAbortController {
  readonly signal = new PlainAbortSignal();

  abort(reason?: unknown): void {
    this.signal.fire(reason);
  }
}

class PlainAbortSignal {
  aborted = false;
  reason: unknown;
  onabort: null = null;
  private readonly listeners = new Set<() => void>();

  addEventListener(_type: "abort", listener: () => void): void {
    this.listeners.add(listener);
  }

  removeEventListener(_type: "abort", listener: () => void): void {
    this.listeners.delete(listener);
  }

  fire(reason: unknown): void {
    if (this.aborted) return;
    this.aborted = true;
    this.reason = reason;
    for (const listener of [...this.listeners]) listener();
    this.listeners.clear();
  }
}
