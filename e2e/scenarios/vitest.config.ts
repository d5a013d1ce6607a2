import { defineConfig } from "vitest/config";

export default defineConfig({
  test: { globalSetup: "programs/build.ts", testTimeout: 30_000, hookTimeout: 180_000 },
});
