import { defineConfig, type UserConfig } from "tsdown";
import { platformCommandEntries } from "../core/build/command-entries.js";
import { declarations } from "../core/build/declarations.js";

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
  // What the Babel preset of an older app may not know is lowered.
  target: "es2019",
  fixedExtension: false,
  dts: false,
  // What the declarations document isn't repeated.
  outputOptions: { comments: { jsdoc: false } },
  inputOptions: { resolve: { mainFields: ["module", "main"] } },
  // Else noble's SHA-512 would be built in too, with its tables of BigInts.
  treeshake: { manualPureFunctions: ["BigInt", "split"], propertyReadSideEffects: false },
  deps: {
    // Metro bundles the whole of a package as soon as one file of it is imported. What is used of the dependencies is
    // built in: of smithy's client that is an eighth, of noble's hashes a half.
    alwaysBundle: [/./],
    onlyBundle: ["@noble/hashes", "@smithy/core", "@smithy/types"],
  },
} satisfies UserConfig;

export default defineConfig([build, ...declarations(build)]);
