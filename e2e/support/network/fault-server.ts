import { createServer, type Server, type Socket } from "node:net";
import { createServer as createTlsServer, Server as TlsServer } from "node:tls";
import { certificate } from "./certificate.js";
import { listen } from "./listen.js";
import { type Behaviour, preflightResponse } from "./raw-response.js";
import { unusedPort } from "./unused-port.js";

/** The server's certificate, and whether the client was told to trust it. */
export interface ServerCertificate {
  readonly name: string;
  readonly notAfter?: Date;
  readonly trusted: boolean;
}

/** Where the client connects. */
export type Place =
  | { readonly kind: "server"; readonly behaviour: Behaviour; readonly tls?: ServerCertificate }
  /** Speaks no TLS, though the client does. */
  | { readonly kind: "https to plain http"; readonly behaviour: Behaviour }
  | { readonly kind: "no listener" }
  | { readonly kind: "no such host" };

/** The server of one fault. */
export interface FaultServer {
  readonly url: string;
  /** The certificate to trust, in PEM. */
  readonly ca: string | undefined;
  /** Requests whose head arrived; preflights get a response but aren't counted. */
  requests(): number;
  /** Connections that are open now. */
  open(): number;
  close(): Promise<void>;
}

/** Starts what the fault needs; if nothing should listen, there is only the URL. */
export async function startFaultServer(place: Place): Promise<FaultServer> {
  switch (place.kind) {
    case "no such host":
      return nowhere("https://sts.invalid");
    case "no listener":
      return nowhere(`http://127.0.0.1:${await unusedPort()}`);
    case "https to plain http":
      return serve(createServer(), place.behaviour, "https", undefined);
    case "server": {
      if (!place.tls) return serve(createServer(), place.behaviour, "http", undefined);
      const { key, cert } = await certificate(place.tls.name, place.tls.notAfter);
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
  server: Server,
  behaviour: Behaviour,
  protocol: "http" | "https",
  ca: string | undefined,
): Promise<FaultServer> {
  let requests = 0;
  server.on(server instanceof TlsServer ? "secureConnection" : "connection", (socket: Socket) => {
    socket.on("error", () => {});
    let head = "";
    socket.on("data", (chunk) => {
      head += chunk.toString("latin1");
      // A TLS greeting counts as a request here: nothing else will come.
      if (!head.includes("\r\n\r\n") && !head.startsWith("\x16")) return;
      const isPreflight = /OPTIONS \S+ HTTP/.test(head);
      head = "";
      if (isPreflight) return preflightResponse(socket);
      requests += 1;
      behaviour(socket);
    });
  });
  server.on("tlsClientError", () => {});
  const { port, sockets, close } = await listen(server);
  return {
    url: `${protocol}://localhost:${port}`,
    ca,
    requests: () => requests,
    open: () => sockets.size,
    close,
  };
}
