import { checkBodySize } from "./body-limit.js";

/** Collects a body whose chunks may be as small as a byte: memory use is proportional to its size. */
export class BodyBuffer {
  readonly #host: string | undefined;
  #bytes: Uint8Array = new Uint8Array();
  #size = 0;

  /** @param host - who sends the body, for the error */
  constructor(host?: string) {
    this.#host = host;
  }

  /** @throws NetworkError when the body has grown beyond 10 MiB */
  append(chunk: Uint8Array): void {
    const size = this.#size + chunk.length;
    checkBodySize(size, this.#host);
    if (this.#size === 0) {
      // Most bodies come in one chunk, which is kept as it is. It is full, so nothing is ever written into it.
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

  /** What has been collected so far. */
  get bytes(): Uint8Array {
    return this.#bytes.subarray(0, this.#size);
  }
}
