import { createServer, type RequestListener } from "node:http";
import { createServer as createTlsServer } from "node:https";
import { createServer as createTcpServer, type Server, type Socket } from "node:net";
import { onTestFinished } from "vitest";
import type { Certificate } from "./certificate.js";
import { listen } from "./listen.js";

/** A server that lives as long as the test that started it. */
export interface TestServer {
  readonly port: number;
  readonly url: string;
  /** How many connections have been opened so far. */
  connections(): number;
  /** Resolves once no connection is open. */
  allClosed(): Promise<void>;
}

/** Serves HTTP. */
export function httpServer(listener: RequestListener): Promise<TestServer> {
  return serve(createServer(listener));
}

/** Serves HTTPS. */
export function httpsServer(
  listener: RequestListener,
  { key, cert, requestCert = false }: Certificate & { readonly requestCert?: boolean },
): Promise<TestServer> {
  return serve(createTlsServer({ key, cert, requestCert, rejectUnauthorized: false }, listener));
}

/** Serves raw TCP, for what an HTTP server would never do. */
export function tcpServer(listener: (socket: Socket) => void): Promise<TestServer> {
  return serve(createTcpServer(listener));
}

async function serve(server: Server): Promise<TestServer> {
  let connections = 0;
  server.on("connection", () => {
    connections += 1;
  });
  const { port, url, sockets, close } = await listen(server);
  onTestFinished(close);
  return {
    port,
    url,
    connections: () => connections,
    async allClosed() {
      for (const socket of sockets) await new Promise((resolve) => socket.once("close", resolve));
    },
  };
}
