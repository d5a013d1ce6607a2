import type { HttpResponse } from "@smithy/types";
import { BodyBuffer, NetworkError, TimeoutError } from "@stskit/core/platform";
import type { Dispatcher } from "undici";
import { InterimResponses } from "./interim-responses.js";
import { queueMicrotask, setImmediate } from "./real-timers.js";
import { brokenOff, changedProtocol, transportError } from "./transport-error.js";

/** Receives the outcome of a request. */
export interface DispatchEvents {
  /** The host, for error messages. */
  readonly host: string;
  /** Milliseconds that the connection may stay silent; 0 for no limit. */
  readonly socketTimeout: number;
  /** Whether a connection is being reset right now. */
  isReset(): boolean;
  /** A connection was free for the request. */
  onSent(): void;
  onResponse(response: HttpResponse): void;
  onError(error: Error): void;
}

/** One request through undici. The body is collected directly, which saves a stream and its promises. */
export class DispatchHandler implements Dispatcher.DispatchHandler {
  readonly #events: DispatchEvents;
  readonly #body: BodyBuffer;
  readonly #interim: InterimResponses;
  #statusCode = 0;
  #reason: string | undefined;
  #headers: Record<string, string> = {};
  #controller: Dispatcher.DispatchController | undefined;
  #silence: NodeJS.Timeout | undefined;
  #settled = false;

  constructor(events: DispatchEvents) {
    this.#events = events;
    this.#body = new BodyBuffer(events.host);
    this.#interim = new InterimResponses(events.host);
  }

  /** Whether the request has got a connection. */
  get isSent(): boolean {
    return this.#controller !== undefined;
  }

  /** Ends the request with an error. Has no effect if it is complete. */
  end(error: Error): void {
    if (!this.#settle()) return;
    this.#controller?.abort(error);
    this.#events.onError(error);
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    // Throwing keeps the connection for the next request; an abort would destroy it.
    if (this.#settled) throw new Error("The request ended before it was sent.");
    this.#controller = controller;
    this.#events.onSent();
    const { host, socketTimeout } = this.#events;
    if (socketTimeout > 0) {
      this.#silence = setTimeout(() => {
        this.end(new TimeoutError(`${host} was silent for ${socketTimeout} ms (socketTimeout).`));
      }, socketTimeout);
    }
  }

  onResponseStart(
    _controller: Dispatcher.DispatchController,
    statusCode: number,
    headers: Record<string, string | string[] | undefined>,
    statusMessage?: string,
  ): void {
    this.#silence?.refresh();
    if (statusCode < 200) {
      const error = this.#interim.add(statusCode);
      if (error) this.end(error);
      return;
    }
    this.#statusCode = statusCode;
    this.#reason = statusMessage;
    for (const name of Object.keys(headers)) {
      const value = headers[name];
      if (value !== undefined) this.#headers[name] = typeof value === "string" ? value : value.join(", ");
    }
  }

  onResponseData(_controller: Dispatcher.DispatchController, chunk: Buffer): void {
    this.#silence?.refresh();
    try {
      this.#body.append(chunk);
    } catch (error) {
      this.end(error as Error);
    }
  }

  onResponseEnd(): void {
    // For a body without a length, undici treats a reset as the end.
    if (this.#events.isReset()) {
      this.end(brokenOff(this.#events.host, "reset"));
      return;
    }
    if (!this.#settle()) return;
    const response = {
      statusCode: this.#statusCode,
      headers: this.#headers,
      body: this.#body.bytes,
      reason: this.#reason,
    } as HttpResponse;
    // undici frees the connection in the next turn of the event loop. If the response were reported before that, the
    // caller's next request would open a second connection.
    queueMicrotask(() => setImmediate(() => this.#events.onResponse(response)));
  }

  onResponseError(_controller: Dispatcher.DispatchController | null, error: Error): void {
    if (this.#settle()) this.#events.onError(dispatchError(error, this.#events.host));
  }

  #settle(): boolean {
    if (this.#settled) return false;
    this.#settled = true;
    clearTimeout(this.#silence);
    return true;
  }
}

/** A dispatcher that is not ours opens its own connections, on which undici fails for some interim responses. */
function dispatchError(error: Error, host: string): Error {
  if (error.message === "bad upgrade") return changedProtocol(host, error);
  if (error.message !== "bad response") return transportError(error, host);
  // Without a code, so that it is not retried: the server has the request and may have carried it out.
  return new NetworkError(
    `${host} sent 100 Continue, which the request did not expect and the given dispatcher cannot read. ` +
      "Give requestHandler an httpsAgent instead.",
    { cause: error },
  );
}
