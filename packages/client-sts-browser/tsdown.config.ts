import { defineConfig } from "tsdown";
import { platformCommandEntries } from "../core/build/command-entries.js";

export default defineConfig([
  {
    entry: [
      "src/index.ts",
      "src/STSClient.ts",
      "src/STS.ts",
      "src/credential-providers.ts",
      "src/presign.ts",
      platformCommandEntries(new URL("./", import.meta.url)),
    ],
    format: ["esm", "cjs"],
    platform: "neutral",
    target: "es2022",
    dts: true,
    fixedExtension: false,
  },
  // For a page without a bundler: one module, all operations, nothing to import.
  {
    entry: { "stskit.min": "src/index.ts" },
    format: ["esm"],
    platform: "browser",
    target: "es2022",
    minify: true,
    dts: false,
    deps: { alwaysBundle: [/./], onlyBundle: false },
    clean: false,
  },
]);
