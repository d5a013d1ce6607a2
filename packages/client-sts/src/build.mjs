// Writes dist: for each platform and entry point, a file that re-exports the platform's package. The conditions in
// package.json decide which platform's file a program gets.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

const PLATFORMS = ["node", "browser", "react-native"];

const root = new URL("..", import.meta.url);
/** The React Native package lists its entry points one by one, for bundlers that do not support `exports`. */
const { "react-native": entryPoints } = JSON.parse(
  readFileSync(new URL("../client-sts-react-native/package.json", root), "utf8"),
);
const SUBPATHS = ["", ...Object.keys(entryPoints).map((entryPoint) => entryPoint.slice(1))];

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
