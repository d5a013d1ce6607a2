import { createRequire } from "node:module";
import { defineConfig } from "vitest/config";

// Compilers and programs take seconds to start on a busy machine, and npm to install them. A release builds all packages.
export default defineConfig({
  test: {
    globalSetup: createRequire(import.meta.url).resolve("@stskit/e2e-install/released-packages"),
    hookTimeout: 300_000,
    testTimeout: 120_000,
  },
});
