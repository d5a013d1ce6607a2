import type { ServerResponse } from "node:http";
import type { RequestRecord } from "../request-record.js";

/** A page that does not keep up is cut off; it connects again and asks for what it missed. Bytes. */
const MAX_BUFFERED = 8 * 1024 * 1024;

/** Tells open pages about each request, by server-sent events. */
export class RequestEvents {
  readonly #streams = new Set<ServerResponse>();

  open(stream: ServerResponse): void {
    this.#streams.add(stream);
    stream.once("close", () => this.#streams.delete(stream));
    // Tells the page at once that it is connected.
    stream.write(":\n\n");
  }

  send(record: RequestRecord): void {
    if (this.#streams.size === 0) return;
    const event = `data: ${JSON.stringify(record)}\n\n`;
    for (const stream of this.#streams) {
      if (stream.writableLength > MAX_BUFFERED) stream.destroy();
      else stream.write(event);
    }
  }
}
