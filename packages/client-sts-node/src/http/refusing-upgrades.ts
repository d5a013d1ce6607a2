import type { Agent, ClientRequest, IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { NetworkError } from "@stskit/core/client";

/**
 * The agent, except that its requests fail when a server changes the protocol (status 101), which none of them asked for.
 * node:http closes the connection then, and tells nobody who does not listen for it.
 */
export function refusingUpgrades<A extends Agent>(agent: A): A {
  return Object.create(agent, {
    addRequest: {
      value(request: ClientRequest, ...rest: unknown[]) {
        request.once("upgrade", (_response: IncomingMessage, socket: Duplex) => {
          socket.destroy();
          // The request counts as over by now: it would not report what it is destroyed with.
          request.emit(
            "error",
            new NetworkError(
              `${request.host} changed to another protocol (status 101), which no request asked for.`,
            ),
          );
        });
        // node:http's types leave it out.
        return (agent as unknown as { addRequest(...args: unknown[]): void }).addRequest(request, ...rest);
      },
    },
  });
}
