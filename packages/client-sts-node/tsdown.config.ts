import { defineConfig, type UserConfig } from "tsdown";
import { platformCommandEntries } from "../core/build/command-entries.js";
import { declarations } from "../core/build/declarations.js";
import { besideUndici, undici } from "./build/undici.js";

const shared = {
  format: ["esm", "cjs"],
  platform: "node",
  target: "node20.19",
  fixedExtension: false,
  dts: false,
  outputOptions: {
    // Jest's modules cannot `import()`, and tracing tools patch what a program requires.
    dynamicImportInCjs: false,
    // What the declarations document isn't repeated.
    comments: { jsdoc: false },
  },
} satisfies UserConfig;

const entry = [
  "src/index.ts",
  "src/STSClient.ts",
  "src/STS.ts",
  "src/credential-providers.ts",
  "src/presign.ts",
  platformCommandEntries(new URL("./", import.meta.url)),
];

export default defineConfig([
  {
    ...shared,
    ...besideUndici,
    entry,
    // Core is built in as one file: its many take 8 ms longer to load.
    deps: { alwaysBundle: [/^@stskit\/core/], onlyBundle: [] },
    outputOptions: {
      ...shared.outputOptions,
      codeSplitting: { groups: [{ name: "core", test: /packages[\\/]core[\\/]/ }] },
    },
  },
  {
    ...shared,
    ...besideUndici,
    entry: ["src/bare.ts"],
    clean: false,
    // Loading the whole of smithy's client takes as long as all the rest: what is used of it is built in. Types stay
    // where they are, so that commands of one entry fit clients of the other.
    deps: { alwaysBundle: [/^@(stskit|smithy)\/core/], onlyBundle: ["@smithy/core", "@smithy/types"] },
  },
  {
    ...shared,
    ...besideUndici,
    entry: ["src/functions.ts"],
    clean: false,
    deps: { alwaysBundle: [/^@(stskit|smithy)\/core/], onlyBundle: ["@smithy/core", "@smithy/types"] },
  },
  { ...shared, ...undici, clean: false },
  ...declarations({ ...shared, entry: [...entry, "src/bare.ts", "src/functions.ts"] }),
]);
