import { defineConfig, type UserConfig } from "tsdown";
import { platformCommandEntries } from "../core/build/command-entries.js";
import { besideUndici, undici } from "./build/undici.js";

const TYPES = /\.d\.[cm]?ts$/;

const shared: UserConfig = {
  format: ["esm", "cjs"],
  platform: "node",
  target: "node20.19",
  dts: true,
  fixedExtension: false,
  // Jest's modules cannot `import()`, and tracing tools patch what a program requires.
  outputOptions: { dynamicImportInCjs: false },
};

export default defineConfig([
  {
    ...shared,
    ...besideUndici,
    entry: [
      "src/index.ts",
      "src/STSClient.ts",
      "src/STS.ts",
      "src/credential-providers.ts",
      "src/presign.ts",
      platformCommandEntries(new URL("./", import.meta.url)),
    ],
  },
  {
    ...shared,
    ...besideUndici,
    entry: ["src/bare.ts"],
    clean: false,
    // Loading the whole of smithy's client takes as long as all the rest: what is used of it is built in. Types stay
    // where they are, so that commands of one entry fit clients of the other.
    deps: {
      alwaysBundle: (id, importer) => /^@(stskit|smithy)\/core/.test(id) && !TYPES.test(importer ?? ""),
      onlyBundle: ["@smithy/core", "@smithy/types"],
    },
  },
  { ...shared, ...undici, clean: false },
]);
