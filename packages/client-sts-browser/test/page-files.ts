import { readFileSync } from "node:fs";
import type { PageFile } from "@stskit/e2e-support/network/page-server";

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

/** A strict policy that forbids scripts to parse strings into documents. */
const TRUSTED_TYPES = "require-trusted-types-for 'script'; trusted-types none";

/** A page that loads the library, the same page under a strict policy, and a worker that loads the library. */
export const pageFiles: Readonly<Record<string, PageFile>> = {
  "/": { type: "text/html", body: PAGE },
  "/strict": { type: "text/html", body: PAGE, headers: { "content-security-policy": TRUSTED_TYPES } },
  "/stskit.min.js": { type: "text/javascript", body: readFileSync(LIBRARY) },
  "/worker.js": { type: "text/javascript", body: WORKER },
};
