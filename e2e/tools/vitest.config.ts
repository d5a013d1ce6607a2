import { configDefaults, defineConfig } from "vitest/config";
import { isolatedEnvironment } from "../support/environment/isolated-environment.js";

// Tools are slow to start, and each project is built or run by a tool of its own.
export default defineConfig({
  test: {
    env: isolatedEnvironment,
    exclude: [...configDefaults.exclude, "projects/**"],
    globalSetup: "install-packages.ts",
    hookTimeout: 180_000,
    testTimeout: 180_000,
  },
});
