import { defineConfig } from "tsdown";

export default defineConfig({
  entry: [
    "src/index.ts",
    "src/api.ts",
    "src/client.ts",
    "src/STS.ts",
    "src/credentials.ts",
    "src/presign.ts",
    "src/commands/*.ts",
  ],
  format: ["esm", "cjs"],
  platform: "neutral",
  target: "es2022",
  dts: true,
  fixedExtension: false,
});
