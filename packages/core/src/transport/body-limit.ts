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
