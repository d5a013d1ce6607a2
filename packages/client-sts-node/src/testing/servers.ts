import { createServer, type RequestListener } from "node:http";
import { createServer as createTlsServer } from "node:https";
import { type AddressInfo, createServer as createTcpServer, type Server, type Socket } from "node:net";
import { generate } from "selfsigned";
import { onTestFinished } from "vitest";

/** A server on the loopback interface that lives as long as the test. */
export interface TestServer {
  readonly port: number;
  /** Sockets opened so far. */
  connections(): number;
  /** Resolves when all of the server's sockets are closed. */
  allClosed(): Promise<void>;
}

/** Serves HTTP. */
export function httpServer(listener: RequestListener): Promise<TestServer> {
  return listen(createServer(listener));
}

/** Serves HTTPS under a certificate of its own making. */
export function httpsServer(listener: RequestListener, { key, cert }: Certificate): Promise<TestServer> {
  return listen(createTlsServer({ key, cert }, listener));
}

/** Serves raw TCP: whatever HTTP servers would not do. */
export function tcpServer(listener: (socket: Socket) => void): Promise<TestServer> {
  return listen(createTcpServer(listener));
}

export interface Certificate {
  readonly key: string;
  readonly cert: string;
}

/** Makes a self-signed certificate for `localhost`, or for another name. */
export async function certificate(name = "localhost", notAfterDate?: Date): Promise<Certificate> {
  const pair = await generate([{ name: "commonName", value: name }], {
    keySize: 2048,
    algorithm: "sha256",
    ...(notAfterDate && {
      notBeforeDate: new Date(notAfterDate.getTime() - 86_400_000),
      notAfterDate,
    }),
    extensions: [
      { name: "basicConstraints", cA: true },
      { name: "subjectAltName", altNames: [{ type: 2, value: name }] },
    ],
  });
  return { key: pair.private, cert: pair.cert };
}

async function listen(server: Server): Promise<TestServer> {
  const open = new Set<Socket>();
  let connections = 0;
  let whenClosed: (() => void)[] = [];
  server.on("connection", (socket: Socket) => {
    connections += 1;
    open.add(socket);
    socket.on("error", () => {});
    socket.on("close", () => {
      open.delete(socket);
      if (open.size > 0) return;
      for (const resolve of whenClosed) resolve();
      whenClosed = [];
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.close();
    for (const socket of open) socket.destroy();
  });
  return {
    port: (server.address() as AddressInfo).port,
    connections: () => connections,
    allClosed: () =>
      open.size === 0 ? Promise.resolve() : new Promise<void>((resolve) => whenClosed.push(resolve)),
  };
}
