import { NetworkError } from "../errors/transport.js";

/** The largest response body that is read, in bytes. STS sends a few thousand, so a larger body is not from STS. */
const MAX_BODY_BYTES = 10 * 1024 * 1024;

/**
 * Checks the size of a body that is being read.
 *
 * @throws NetworkError when it exceeds 10 MiB
 */
export function checkBodySize(bytes: number, host = "The server"): void {
  if (bytes <= MAX_BODY_BYTES) return;
  throw new NetworkError(
    `${host} sent more than ${MAX_BODY_BYTES} bytes. Responses from STS are far smaller.`,
    {
      code: "ERR_BODY_TOO_LARGE",
    },
  );
}

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
