import { defineConfig } from "tsdown";
import { commandEntries } from "./build/command-entries.js";

export default defineConfig({
  entry: [
    "src/index.ts",
    "src/api.ts",
    { platform: "src/for-platforms.ts" },
    "src/bindings.ts",
    "src/STS.ts",
    "src/credentials.ts",
    "src/presign.ts",
    commandEntries(new URL("./", import.meta.url)),
  ],
  format: ["esm", "cjs"],
  platform: "neutral",
  target: "es2022",
  dts: true,
  fixedExtension: false,
});
