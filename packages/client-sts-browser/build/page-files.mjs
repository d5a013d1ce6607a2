// Writes the other files for pages without a bundler: the classic script, made of the module, and the hashes of both for
// their `integrity` attributes.
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { buildSync } from "esbuild";

const MODULE = "stskit.min.js";
const SCRIPT = "stskit.global.min.js";

const dist = new URL("../dist/", import.meta.url);
const pathOf = (file) => fileURLToPath(new URL(file, dist));

buildSync({
  entryPoints: [pathOf(MODULE)],
  outfile: pathOf(SCRIPT),
  format: "iife",
  globalName: "stskit",
  minify: true,
  target: "es2022",
});

const hashes = Object.fromEntries(
  [MODULE, SCRIPT].map((file) => {
    const hash = createHash("sha384").update(readFileSync(pathOf(file)));
    return [file, `sha384-${hash.digest("base64")}`];
  }),
);
writeFileSync(pathOf("integrity.json"), `${JSON.stringify(hashes, undefined, 2)}\n`);
