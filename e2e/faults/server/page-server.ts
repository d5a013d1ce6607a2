import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { observe } from "../observe.js";

/** The one-file build, as a page without a bundler loads it. */
const LIBRARY = readFileSync(fileURLToPath(import.meta.resolve("@stskit/client-sts-browser/stskit.min.js")));

const PAGE = `<!doctype html>
<title>Faults</title>
<script type="module">
  import * as sts from "/stskit.min.js";
  const { AbortError, NetworkError, STSServiceException, TimeoutError } = sts;
  const observe = ${observe};
  globalThis.callOnce = async (config) => {
    const client = new sts.STSClient(config);
    const call = client.send(new sts.GetCallerIdentityCommand(), { timeout: 20_000 });
    const seen = await observe(call, { AbortError, NetworkError, STSServiceException, TimeoutError });
    client.destroy();
    return seen;
  };
</script>`;

/** Serves a page of another origin than the faults' servers: its calls are subject to CORS. */
export async function startPageServer(): Promise<{ url: string; close(): void }> {
  const server = createServer(({ url }, response) => {
    if (url === "/") return response.writeHead(200, { "content-type": "text/html" }).end(PAGE);
    if (url !== "/stskit.min.js") return response.writeHead(404).end();
    response.writeHead(200, { "content-type": "text/javascript" }).end(LIBRARY);
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
