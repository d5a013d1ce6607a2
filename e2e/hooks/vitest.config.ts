import { defineConfig } from "vitest/config";
import { isolatedEnvironment } from "../support/environment/isolated-environment.js";

export default defineConfig({
  test: {
    env: isolatedEnvironment,
    testTimeout: 30_000,
  },
});
