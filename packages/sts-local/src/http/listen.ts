import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { endpointOf } from "./addresses.js";

export interface Listener {
  /** `http://host:port`, without a trailing slash, for clients on this machine. */
  readonly endpoint: string;
  /** Stops listening and closes all connections immediately, even active ones. */
  close(): Promise<void>;
}

/** Longer than clients keep idle connections, so that the client closes first and never reuses a closed one. */
const KEEP_ALIVE_MS = 75_000;

/** Starts listening. Rejects with Node's own error, such as `EADDRINUSE`. */
export async function listen(
  host: string,
  port: number,
  handler: (message: IncomingMessage, stream: ServerResponse) => void,
): Promise<Listener> {
  const server = createServer({ keepAliveTimeout: KEEP_ALIVE_MS }, handler);
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      server.off("error", reject);
      resolve();
    });
  });
  const { port: actualPort } = server.address() as AddressInfo;
  let closed: Promise<void> | undefined;
  return {
    endpoint: endpointOf(host, actualPort),
    close() {
      closed ??= new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
      return closed;
    },
  };
}
