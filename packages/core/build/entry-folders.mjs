// Writes a folder for each entry point of the package in the working directory: `STSClient/package.json`. Resolvers that do
// not support `exports` find it there: Parcel by default, Metro in older apps, TypeScript with `moduleResolution: "node"`.
import { mkdirSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { entryPoints, readManifest } from "./entry-points.mjs";

const root = pathToFileURL(`${process.cwd()}/`);
const { exports, main, module, browser, "react-native": reactNative, types } = readManifest(root);
const fields = JSON.stringify({ main, module, browser, "react-native": reactNative, types }, undefined, 2);

for (const name of entryPoints(root)) {
  const folder = new URL(`${name}/`, root);
  const up = name.replace(/[^/]+/g, "..");
  // An entry point's declarations may be in a file of another name.
  const ownTypes = exports[`./${name}`]?.require.types ?? types.replace("/index.", `/${name}.`);
  const manifest = fields
    .replace(types, ownTypes)
    .replaceAll("./dist/", `${up}/dist/`)
    .replaceAll("/index.", `/${name}.`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(new URL("package.json", folder), `${manifest}\n`);
}
