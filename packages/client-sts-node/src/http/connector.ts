import type { Socket } from "node:net";
import type { ConnectionOptions } from "node:tls";
import { TimeoutError } from "@stskit/core/platform";
import type { buildConnector } from "undici";
import { reportInterimResponses } from "./interim-responses.js";
import { verifying } from "./tls-verification.js";

/** A connection that is being opened. */
export interface Pending {
  destroy(error: Error): unknown;
}

/** Opens the connections of a handler, and keeps account of those under way. */
export interface Connector {
  readonly connect: buildConnector.connector;
  /** Counts what is being opened besides, such as a tunnel, until the function that it gives is called. */
  track(pending: Pending): () => void;
  /** Gives up the connections that are still being opened. */
  dropPending(): void;
  /** Whether a connection is being reset: true while the listeners of its error run. */
  isReset(): boolean;
}

/**
 * A connector with a deadline that is met: undici's own timers tick once in half a second.
 *
 * @param parser - undici's symbol for the parser of a socket
 * @param timeout - milliseconds for name lookup, TCP and TLS; 0 for no limit
 */
export function createConnector(
  build: typeof buildConnector,
  parser: symbol,
  tls: ConnectionOptions | undefined,
  timeout: number,
): Connector {
  // undici's function returns the socket, which its types leave out.
  const open = build({ ...verifying(tls), timeout: 0 } as buildConnector.BuildOptions) as unknown as (
    ...args: Parameters<buildConnector.connector>
  ) => Socket;
  const pending = new Set<Pending>();
  let reset = false;
  // First of the listeners, so that undici's find the mark.
  const markReset = ({ code }: NodeJS.ErrnoException) => {
    if (code !== "ECONNRESET") return;
    reset = true;
    queueMicrotask(() => {
      reset = false;
    });
  };

  return {
    connect(options, callback) {
      let timer: NodeJS.Timeout | undefined;
      const socket = open(options, (...result) => {
        clearTimeout(timer);
        pending.delete(socket);
        // Within this call undici sets up the socket.
        callback(...result);
        reportInterimResponses(socket, parser);
      });
      pending.add(socket);
      socket.on("error", markReset);
      if (timeout > 0) {
        timer = setTimeout(() => {
          socket.destroy(
            new TimeoutError(
              `No connection to ${options.hostname} was made within ${timeout} ms (connectionTimeout).`,
            ),
          );
        }, timeout);
      }
    },
    track(opening) {
      pending.add(opening);
      return () => pending.delete(opening);
    },
    dropPending() {
      for (const opening of pending)
        opening.destroy(new Error("No request waits for this connection any more."));
    },
    isReset: () => reset,
  };
}
