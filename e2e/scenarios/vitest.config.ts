import { defineConfig } from "vitest/config";

export default defineConfig({
  // A browser may be let wait for long where several share two cores: only what hangs is to run into this.
  test: { globalSetup: "programs/build.ts", testTimeout: 180_000, hookTimeout: 180_000 },
});
