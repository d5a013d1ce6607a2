import { defineConfig } from "tsdown";

export default defineConfig({
  entry: [
    "src/index.ts",
    "src/STSClient.ts",
    "src/STS.ts",
    "src/credential-providers.ts",
    "src/presign.ts",
    "src/bare.ts",
    "src/commands/*.ts",
  ],
  format: ["esm", "cjs"],
  platform: "node",
  target: "node20.19",
  dts: true,
  fixedExtension: false,
});
