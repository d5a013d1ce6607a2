import type { AddressInfo } from "node:net";
import { createServer, type Server, type Socket } from "node:net";
import { createServer as createTlsServer, Server as TlsServer } from "node:tls";
import { generate } from "selfsigned";
import type { Behaviour, Place, ServerCertificate } from "../cases/fault-case.js";
import { preflightAnswer } from "./answers.js";

/** A fault's server while a test runs. */
export interface FaultServer {
  readonly url: string;
  /** The certificate to trust, in PEM. */
  readonly ca: string | undefined;
  /** Requests whose head arrived; preflights of pages are answered, and not counted. */
  requests(): number;
  /** Connections that are open now. */
  open(): number;
  close(): Promise<void>;
}

/** Starts what a case needs; where nobody is to listen, there is only the URL. */
export async function startFaultServer(place: Place): Promise<FaultServer> {
  switch (place.kind) {
    case "no such host":
      return nowhere("https://sts.invalid");
    case "nobody listens": {
      // A port that was free a moment ago.
      const { server, port } = await listen(createServer());
      await new Promise((resolve) => server.close(resolve));
      return nowhere(`http://127.0.0.1:${port}`);
    }
    case "https to plain http":
      return serve(createServer(), place.behaviour, "https", undefined);
    case "server": {
      if (!place.tls) return serve(createServer(), place.behaviour, "http", undefined);
      const { key, cert } = await certificate(place.tls);
      return serve(
        createTlsServer({ key, cert }),
        place.behaviour,
        "https",
        place.tls.trusted ? cert : undefined,
      );
    }
  }
}

function nowhere(url: string): FaultServer {
  return { url, ca: undefined, requests: () => 0, open: () => 0, close: async () => {} };
}

async function serve(
  unstarted: Server,
  behaviour: Behaviour,
  protocol: "http" | "https",
  ca: string | undefined,
): Promise<FaultServer> {
  let requests = 0;
  const sockets = new Set<Socket>();
  unstarted.on("connection", (socket: Socket) => {
    sockets.add(socket);
    socket.on("error", () => {});
    socket.on("close", () => sockets.delete(socket));
  });
  unstarted.on(unstarted instanceof TlsServer ? "secureConnection" : "connection", (socket: Socket) => {
    socket.on("error", () => {});
    let head = "";
    socket.on("data", (chunk) => {
      head += chunk.toString("latin1");
      // A TLS greeting counts as a request here: nothing else will come.
      if (!head.includes("\r\n\r\n") && !head.startsWith("\x16")) return;
      const isPreflight = /OPTIONS \S+ HTTP/.test(head);
      head = "";
      if (isPreflight) return preflightAnswer(socket);
      requests += 1;
      behaviour(socket);
    });
  });
  unstarted.on("tlsClientError", () => {});
  const { server, port } = await listen(unstarted);
  return {
    url: `${protocol}://localhost:${port}`,
    ca,
    requests: () => requests,
    open: () => sockets.size,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

async function listen(server: Server): Promise<{ server: Server; port: number }> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { server, port: (server.address() as AddressInfo).port };
}

async function certificate({ name, notAfter }: ServerCertificate): Promise<{ key: string; cert: string }> {
  const pair = await generate([{ name: "commonName", value: name }], {
    keySize: 2048,
    algorithm: "sha256",
    ...(notAfter && { notBeforeDate: new Date(notAfter.getTime() - 86_400_000), notAfterDate: notAfter }),
    extensions: [
      { name: "basicConstraints", cA: true },
      { name: "subjectAltName", altNames: [{ type: 2, value: name }] },
    ],
  });
  return { key: pair.private, cert: pair.cert };
}
