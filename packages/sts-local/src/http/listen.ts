import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export interface Listener {
  /** `http://host:port`, without a slash at the end. */
  readonly endpoint: string;
  /** Ends all connections at once, idle or not. */
  close(): Promise<void>;
}

/** Idle connections are kept longer than any client's pool keeps them, so that the client is the one to close. */
const KEEP_ALIVE_MS = 75_000;

/** Starts to listen. Rejects with Node's own error, such as `EADDRINUSE`. */
export async function listen(
  host: string,
  port: number,
  handle: (message: IncomingMessage, response: ServerResponse) => void,
): Promise<Listener> {
  const server = createServer({ keepAliveTimeout: KEEP_ALIVE_MS }, handle);
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
    endpoint: `http://${host.includes(":") ? `[${host}]` : host}:${actualPort}`,
    close() {
      closed ??= new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
      return closed;
    },
  };
}
