import { defineConfig } from "vitest/config";

// Each snippet runs in its own Node process, and the typed ones are compiled first.
export default defineConfig({ test: { testTimeout: 30_000, hookTimeout: 60_000 } });
