import type { Dispatcher } from "undici";
import { DispatchHandler } from "./dispatch-handler.js";

/** A dispatch handler for dispatchers of any undici: those of undici 6 and earlier call other methods. */
export class LegacyDispatchHandler extends DispatchHandler {
  #controller!: Dispatcher.DispatchController;

  onConnect(abort: (reason: Error) => void): void {
    this.#controller = { abort } as Dispatcher.DispatchController;
    this.onRequestStart(this.#controller);
  }

  onHeaders(statusCode: number, raw: readonly Buffer[], _resume: () => void, statusMessage: string): boolean {
    this.onResponseStart(this.#controller, statusCode, headersOf(raw), statusMessage);
    return true;
  }

  onData(chunk: Buffer): boolean {
    this.onResponseData(this.#controller, chunk);
    return true;
  }

  onComplete(): void {
    this.onResponseEnd();
  }

  onError(error: Error): void {
    this.onResponseError(null, error);
  }
}

/** @param raw - names and values in turn */
function headersOf(raw: readonly Buffer[]): Record<string, string[]> {
  const headers: Record<string, string[]> = {};
  for (let i = 0; i + 1 < raw.length; i += 2) {
    const name = raw[i]!.toString("latin1").toLowerCase();
    headers[name] = [...(headers[name] ?? []), raw[i + 1]!.toString("latin1")];
  }
  return headers;
}
