import { defineConfig } from "vitest/config";

// The compiler takes a few seconds per program.
export default defineConfig({ test: { testTimeout: 120_000 } });
