import { defineConfig } from "vitest/config";

// Compilers and programs take seconds to start on a busy machine.
export default defineConfig({ test: { testTimeout: 60_000, hookTimeout: 60_000 } });
