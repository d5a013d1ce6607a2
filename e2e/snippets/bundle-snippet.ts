import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { clientOptions } from "@stskit/e2e-support/aws/local-sts";
import type { StsLocal } from "@stskit/sts-local";
import { build } from "esbuild";

const here = fileURLToPath(new URL(".", import.meta.url));

/**
 * Bundles a program for pages, with alice's client options in place of `OPTIONS`: a page has no environment to
 * find them in.
 *
 * @returns the bundle's file. It only needs web standards, so Node.js runs it too.
 */
export async function bundleSnippet(sts: StsLocal, file: string): Promise<string> {
  const outfile = join(mkdtempSync(join(tmpdir(), "snippet-")), "bundle.mjs");
  await build({
    entryPoints: [join(here, file)],
    outfile,
    bundle: true,
    platform: "browser",
    format: "esm",
    define: { OPTIONS: JSON.stringify(clientOptions(sts)) },
    logLevel: "silent",
  });
  return outfile;
}
