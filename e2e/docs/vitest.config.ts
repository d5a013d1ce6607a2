import { defineConfig } from "vitest/config";

// The site takes ten seconds to build, and more on a busy machine.
export default defineConfig({ test: { testTimeout: 60_000, hookTimeout: 180_000 } });
