import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { PageFile } from "@stskit/e2e-support/network/page-server";
import { observe } from "./programs/observe.js";

/** The single-file build, loaded the way a page without a bundler does. */
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

/** A page whose `callOnce` makes one call with its own client. */
export const pageFiles: Readonly<Record<string, PageFile>> = {
  "/": { type: "text/html", body: PAGE },
  "/stskit.min.js": { type: "text/javascript", body: LIBRARY },
};
