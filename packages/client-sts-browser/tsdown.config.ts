import { defineConfig, type UserConfig } from "tsdown";
import { platformCommandEntries } from "../core/build/command-entries.js";
import { declarations } from "../core/build/declarations.js";
import { lazyTextEncoder } from "./build/lazy-text-encoder.js";

const build = {
  entry: [
    "src/index.ts",
    "src/STSClient.ts",
    "src/STS.ts",
    "src/credential-providers.ts",
    "src/presign.ts",
    "src/functions.ts",
    platformCommandEntries(new URL("./", import.meta.url)),
  ],
  format: ["esm", "cjs"],
  platform: "neutral",
  target: "es2022",
  fixedExtension: false,
  dts: false,
  // What the declarations document isn't repeated.
  outputOptions: { comments: { jsdoc: false } },
  plugins: [lazyTextEncoder()],
  inputOptions: { resolve: { mainFields: ["module", "main"] } },
  // What is used of the dependencies is built in. A page then needs no import map for them, and tools that don't support
  // `exports` don't find smithy's files for Node.
  deps: {
    alwaysBundle: [/./],
    onlyBundle: ["@smithy/core", "@smithy/fetch-http-handler", "@smithy/types", "aws4fetch"],
  },
} satisfies UserConfig;

export default defineConfig([
  build,
  ...declarations(build),
  // For a page without a bundler: one module, all operations, nothing to import. build/page-files.mjs makes a classic script
  // of it.
  {
    entry: { "stskit.min": "src/index.ts" },
    format: ["esm"],
    platform: "browser",
    target: "es2022",
    minify: true,
    dts: false,
    plugins: [lazyTextEncoder()],
    deps: { alwaysBundle: [/./], onlyBundle: false },
    clean: false,
  },
]);
