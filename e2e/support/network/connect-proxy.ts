import { createServer } from "node:http";
import { connect } from "node:net";
import { listen } from "./listen.js";

export interface ConnectProxy {
  readonly url: string;
  /** `host:port` of each requested tunnel. */
  readonly tunnels: string[];
  close(): Promise<void>;
}

/** A proxy that tunnels, as corporate ones do, but to this machine only. */
export async function startConnectProxy(): Promise<ConnectProxy> {
  const tunnels: string[] = [];
  const server = createServer((_request, response) => response.writeHead(405).end());
  server.on("connect", (request, near, head) => {
    const target = request.url ?? "";
    tunnels.push(target);
    const { hostname, port } = new URL(`http://${target}`);
    if (hostname !== "127.0.0.1") {
      near.end("HTTP/1.1 403 Forbidden\r\n\r\n");
      return;
    }
    const far = connect(Number(port), hostname, () => {
      near.write("HTTP/1.1 200 Connection Established\r\n\r\n");
      far.write(head);
      far.pipe(near).pipe(far);
    });
    // If one end hangs up, so does the other.
    far.on("error", () => near.destroy());
    near.on("error", () => far.destroy());
    near.on("close", () => far.destroy());
  });
  const { url, close } = await listen(server);
  return { url, tunnels, close };
}
