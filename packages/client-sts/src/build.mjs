// Writes dist: for each platform and entry point, a file that re-exports the platform's package. The conditions in
// package.json decide which platform's file a program gets. Without a platform's condition, as in TypeScript's resolution
// for bundlers, the types are those of any platform: `any-platform` has what differs from the browser's.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { entryPoints } from "../../core/build/entry-points.mjs";

const PLATFORMS = ["node", "browser", "react-native"];

const root = new URL("..", import.meta.url);
const SUBPATHS = ["", ...entryPoints(new URL("../client-sts-react-native/", root)).map((name) => `/${name}`)];

rmSync(new URL("dist", root), { recursive: true, force: true });
for (const subpath of SUBPATHS) {
  const name = subpath || "/index";
  for (const platform of PLATFORMS) {
    const target = JSON.stringify(`@stskit/client-sts-${platform}${subpath}`);
    const esm = `export * from ${target};\n`;
    write(`${platform}${name}.js`, esm);
    write(`${platform}${name}.d.ts`, esm);
    write(`${platform}${name}.cjs`, `module.exports = require(${target});\n`);
    write(`${platform}${name}.d.cts`, esm);
  }
  const ofAny = new URL(`src/any-platform${name}.d.ts`, root);
  const types = existsSync(ofAny)
    ? readFileSync(ofAny, "utf8")
    : `export * from "@stskit/client-sts-browser${subpath}";\n`;
  write(`any-platform${name}.d.ts`, types);
  write(`any-platform${name}.d.cts`, types.replace(/(from "\.\/\S+)\.js"/g, '$1.cjs"'));
}

/**
 * @param {string} path in dist
 * @param {string} content
 */
function write(path, content) {
  const file = new URL(`dist/${path}`, root);
  mkdirSync(new URL(".", file), { recursive: true });
  writeFileSync(file, content);
}
