import type { HttpResponse } from "@smithy/types";
import { TimeoutError } from "@stskit/core/client";
import type { Dispatcher } from "undici";
import { bodyTooLarge, MAX_BODY_BYTES } from "../read-body.js";
import { transportError } from "./transport-error.js";

/** Node's own, whatever test tools put in its place later: a call must not wait for a clock that stands still. */
const nextTurn = setImmediate;

/** What an exchange reports to. */
export interface ExchangeEvents {
  /** The host that is to answer, for messages. */
  readonly host: string;
  /** Milliseconds that the connection may stay silent; 0 for no limit. */
  readonly socketTimeout: number;
  onResponse(response: HttpResponse): void;
  onError(error: Error): void;
}

/** One request over undici, its answer gathered into one string: no stream, no promise in between. */
export class Exchange implements Dispatcher.DispatchHandler {
  readonly #events: ExchangeEvents;
  readonly #chunks: Buffer[] = [];
  #size = 0;
  #statusCode = 0;
  #reason: string | undefined;
  #headers: Record<string, string> = {};
  #controller: Dispatcher.DispatchController | undefined;
  #silence: NodeJS.Timeout | undefined;
  #settled = false;

  constructor(events: ExchangeEvents) {
    this.#events = events;
  }

  /** Ends the exchange with the error, wherever it stands. Has no effect on one that is complete. */
  end(error: Error): void {
    if (!this.#settle()) return;
    this.#controller?.abort(error);
    this.#events.onError(error);
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller;
    if (this.#settled) {
      controller.abort(new Error("The request ended before it was sent."));
      return;
    }
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
    this.#statusCode = statusCode;
    this.#reason = statusMessage;
    for (const name of Object.keys(headers)) {
      const value = headers[name];
      if (value !== undefined) this.#headers[name] = typeof value === "string" ? value : value.join(", ");
    }
  }

  onResponseData(_controller: Dispatcher.DispatchController, chunk: Buffer): void {
    this.#silence?.refresh();
    this.#size += chunk.length;
    if (this.#size > MAX_BODY_BYTES) this.end(bodyTooLarge(this.#events.host));
    else this.#chunks.push(chunk);
  }

  onResponseEnd(): void {
    if (!this.#settle()) return;
    const chunks = this.#chunks;
    const response = {
      statusCode: this.#statusCode,
      headers: this.#headers,
      body: (chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks, this.#size)).toString(),
      reason: this.#reason,
    } as HttpResponse;
    // undici takes a connection back in the next turn of the event loop. A caller who heard of the answer before that
    // and sent the next request would have a second connection opened for it.
    queueMicrotask(() => nextTurn(() => this.#events.onResponse(response)));
  }

  onResponseError(_controller: Dispatcher.DispatchController | null, error: Error): void {
    if (this.#settle()) this.#events.onError(transportError(error, this.#events.host));
  }

  #settle(): boolean {
    if (this.#settled) return false;
    this.#settled = true;
    clearTimeout(this.#silence);
    return true;
  }
}
