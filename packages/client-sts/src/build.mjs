// Writes dist: for each platform and entry point, a file that re-exports the platform's package. The conditions in
// package.json decide which platform's file a program gets.
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { entryPoints } from "../../core/build/entry-points.mjs";

const PLATFORMS = ["node", "browser", "react-native"];

const root = new URL("..", import.meta.url);
const SUBPATHS = ["", ...entryPoints(new URL("../client-sts-react-native/", root)).map((name) => `/${name}`)];

rmSync(new URL("dist", root), { recursive: true, force: true });
for (const platform of PLATFORMS) {
  for (const subpath of SUBPATHS) {
    const target = JSON.stringify(`@stskit/client-sts-${platform}${subpath}`);
    const esm = `export * from ${target};\n`;
    const contents = {
      ".js": esm,
      ".d.ts": esm,
      ".cjs": `module.exports = require(${target});\n`,
      ".d.cts": esm,
    };
    for (const [extension, content] of Object.entries(contents)) {
      const file = new URL(`dist/${platform}${subpath || "/index"}${extension}`, root);
      mkdirSync(dirname(file.pathname), { recursive: true });
      writeFileSync(file, content);
    }
  }
}
