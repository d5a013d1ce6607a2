import { checkBodySize } from "./body-limit.js";

/** Collects the chunks of a body. Memory use is proportional to the body's size, even if each chunk is a single byte. */
export class BodyBuffer {
  readonly #host: string | undefined;
  #bytes: Uint8Array = new Uint8Array();
  #size = 0;

  /** @param host - the host that sends the body, for the error */
  constructor(host?: string) {
    this.#host = host;
  }

  /** @throws NetworkError when the body has grown beyond 10 MiB */
  append(chunk: Uint8Array): void {
    const size = this.#size + chunk.length;
    checkBodySize(size, this.#host);
    if (this.#size === 0) {
      // Most bodies are a single chunk, which is kept without copying. Nothing is written into it: it has no room left.
      this.#bytes = chunk;
    } else {
      if (size > this.#bytes.length) {
        const larger = new Uint8Array(Math.max(size, 2 * this.#bytes.length));
        larger.set(this.bytes);
        this.#bytes = larger;
      }
      this.#bytes.set(chunk, this.#size);
    }
    this.#size = size;
  }

  /** The bytes collected so far. */
  get bytes(): Uint8Array {
    return this.#bytes.subarray(0, this.#size);
  }
}
