import { defineConfig } from "vitest/config";

export default defineConfig({
  // Browsers are slow if several share two cores; only a hang should reach this limit.
  test: { globalSetup: "programs/build.ts", testTimeout: 180_000, hookTimeout: 180_000 },
});
