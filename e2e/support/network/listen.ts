import type { AddressInfo, Server, Socket } from "node:net";

/** A server that listens on the loopback interface. */
export interface Listening {
  readonly port: number;
  /** Without a trailing slash: `http://127.0.0.1:49152`. */
  readonly url: string;
  /** Connections that are open now. */
  readonly sockets: ReadonlySet<Socket>;
  /** Closes all connections too. */
  close(): Promise<void>;
}

/** Starts any kind of server on a free port. All test servers are started here. */
export async function listen(server: Server): Promise<Listening> {
  const sockets = new Set<Socket>();
  server.on("connection", (socket: Socket) => {
    sockets.add(socket);
    // The clients under test hang up in every possible way.
    socket.on("error", () => {});
    socket.on("close", () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    port,
    url: `http://127.0.0.1:${port}`,
    sockets,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}
