import { defineConfig } from "vitest/config";

// The compiler takes a few seconds per package.
export default defineConfig({ test: { hookTimeout: 120_000 } });
