import { defineConfig } from "vitest/config";
import { isolatedEnvironment } from "../support/environment/isolated-environment.js";

// A release builds all packages.
export default defineConfig({
  test: {
    env: isolatedEnvironment,
    globalSetup: "released-packages.ts",
    hookTimeout: 300_000,
    testTimeout: 180_000,
  },
});
