import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

const PAGE =
  '<!doctype html><html lang="en"><title>Scenarios</title><script type="module" src="/page.js"></script>';

export interface PageServer {
  /** Of another origin than any server of STS: all calls are subject to CORS. */
  readonly url: string;
  close(): void;
}

/** Serves an empty page with the program, and the program of its worker. */
export async function startPageServer(): Promise<PageServer> {
  const server = createServer(async ({ url }, response) => {
    if (url === "/") return response.writeHead(200, { "content-type": "text/html" }).end(PAGE);
    if (url !== "/page.js" && url !== "/web-worker.js") return response.writeHead(404).end();
    const program = await readFile(new URL(`../dist${url}`, import.meta.url));
    response.writeHead(200, { "content-type": "text/javascript" }).end(program);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
