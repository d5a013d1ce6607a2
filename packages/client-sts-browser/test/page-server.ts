import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** The one-file build, as a page without a bundler loads it. */
const LIBRARY = new URL("../dist/stskit.min.js", import.meta.url);

const WORKER = `
import { GetCallerIdentityCommand, STSClient } from "/stskit.min.js";
onmessage = ({ data }) =>
  new STSClient(data).send(new GetCallerIdentityCommand()).then(
    ({ Arn }) => postMessage({ Arn, DOMParser: typeof DOMParser }),
    (error) => postMessage({ error: String(error) }),
  );
`;

const PAGE = `<!doctype html>
<title>stskit</title>
<script type="module">
  import * as stskit from "/stskit.min.js";
  globalThis.stskit = stskit;
</script>`;

/** What forbids scripts to parse strings into documents, as careful sites have it. */
const TRUSTED_TYPES = "require-trusted-types-for 'script'; trusted-types none";

export interface PageServer {
  readonly url: string;
  close(): void;
}

/** Serves a page that loads the library, and a worker that does. */
export async function startPageServer(): Promise<PageServer> {
  const files: Record<string, { type: string; body: string | Buffer; headers?: Record<string, string> }> = {
    "/": { type: "text/html", body: PAGE },
    "/strict": {
      type: "text/html",
      body: PAGE,
      headers: { "content-security-policy": TRUSTED_TYPES },
    },
    "/stskit.min.js": { type: "text/javascript", body: readFileSync(LIBRARY) },
    "/worker.js": { type: "text/javascript", body: WORKER },
  };
  const server = createServer((request, response) => {
    const file = files[request.url!];
    if (!file) return response.writeHead(404).end();
    response.writeHead(200, { "content-type": file.type, ...file.headers }).end(file.body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
