import { createServer } from "node:http";
import { type Listening, listen } from "./listen.js";

export interface PageFile {
  readonly type: "text/html" | "text/javascript";
  readonly body: string | Buffer;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Serves files to a browser, by path. Its origin differs from any STS, so a page's calls are subject to CORS. */
export function startPageServer(files: Readonly<Record<string, PageFile>>): Promise<Listening> {
  const server = createServer(({ url }, response) => {
    const file = files[url!];
    if (!file) return response.writeHead(404).end();
    response.writeHead(200, { "content-type": file.type, ...file.headers }).end(file.body);
  });
  return listen(server);
}
