import type { Socket } from "node:net";
import type { ConnectionOptions } from "node:tls";
import { TimeoutError } from "@stskit/core/platform";
import type { buildConnector } from "undici";
import { reportInterimResponses } from "./interim-responses.js";
import { queueMicrotask } from "./real-timers.js";
import { verifying } from "./tls-verification.js";

/** A connection that is being opened. */
interface Pending {
  destroy(error: Error): unknown;
}

/** Opens the connections of a handler, and keeps track of those being opened. */
export interface Connector {
  readonly connect: buildConnector.connector;
  /** Tracks something else that is being opened, such as a tunnel. Returns a function that stops tracking it. */
  track(pending: Pending): () => void;
  /** Aborts the connections that are being opened. */
  dropPending(): void;
  /** Whether a connection is being reset right now: true while the listeners of its error run. */
  isReset(): boolean;
}

/**
 * Creates a connector with a precise deadline: undici's own timers tick every half second.
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
  // Added before undici's listeners, which check it.
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
        // undici sets up the socket's parser in this call.
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
        opening.destroy(new Error("No request is waiting for this connection any more."));
    },
    isReset: () => reset,
  };
}
