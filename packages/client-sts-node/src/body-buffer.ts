/** Gathers a body whose parts may be as small as a byte: what it holds in memory is in proportion to the bytes. */
export class BodyBuffer {
  #bytes = EMPTY;
  #size = 0;

  get size(): number {
    return this.#size;
  }

  append(chunk: Uint8Array): void {
    const size = this.#size + chunk.length;
    if (size > this.#bytes.length) {
      // Most bodies come in one part: the first fits exactly.
      const bytes = Buffer.allocUnsafe(this.#size === 0 ? size : Math.max(size, 2 * this.#bytes.length));
      bytes.set(this.#bytes.subarray(0, this.#size));
      this.#bytes = bytes;
    }
    this.#bytes.set(chunk, this.#size);
    this.#size = size;
  }

  /** The text that the bytes are in UTF-8. */
  toString(): string {
    return this.#bytes.toString("utf8", 0, this.#size);
  }
}

const EMPTY = Buffer.alloc(0);
