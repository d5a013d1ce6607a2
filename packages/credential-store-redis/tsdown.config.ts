import { defineConfig, type UserConfig } from "tsdown";
import { declarations } from "../core/build/declarations.js";

const shared = {
  entry: ["src/index.ts"],
  format: ["esm", "cjs"],
  platform: "node",
  target: "node20.19",
  fixedExtension: false,
  dts: false,
} satisfies UserConfig;

export default defineConfig([shared, ...declarations(shared)]);
