import { defineConfig, type UserConfig } from "tsdown";
import { declarations } from "./build/declarations.js";

const entry = [
  "src/index.ts",
  "src/api.ts",
  "src/bindings.ts",
  "src/STS.ts",
  "src/credentials.ts",
  "src/presign.ts",
  "src/functions.ts",
  "src/operations.ts",
  "src/calls.ts",
  "src/commands/*Command.ts",
];

const build = {
  // In dist, the name of its declarations is taken by those of src/platform.ts.
  entry: [...entry, { platform: "src/for-platforms.ts" }],
  format: ["esm", "cjs"],
  platform: "neutral",
  target: "es2022",
  fixedExtension: false,
  dts: false,
  // What the declarations document isn't repeated.
  outputOptions: { comments: { jsdoc: false } },
} satisfies UserConfig;

export default defineConfig([
  build,
  ...declarations({ ...build, entry: [...entry, "src/for-platforms.ts"] }),
]);
