import { NetworkError } from "../errors/transport.js";

/** The largest response body that is read, in bytes. STS sends a few thousand, so whatever is larger is not from STS. */
const MAX_BODY_BYTES = 10 * 1024 * 1024;

/**
 * Whoever reads a body checks its size as it grows.
 *
 * @throws NetworkError when it has grown beyond 10 MiB
 */
export function checkBodySize(bytes: number, host = "The server"): void {
  if (bytes <= MAX_BODY_BYTES) return;
  throw new NetworkError(
    `${host} sent more than ${MAX_BODY_BYTES} bytes. A response of STS is far smaller.`,
    {
      code: "ERR_BODY_TOO_LARGE",
    },
  );
}
