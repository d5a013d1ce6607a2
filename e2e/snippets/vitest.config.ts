import { defineConfig } from "vitest/config";

// A snippet is a Node process of its own, and the typed ones are compiled first.
export default defineConfig({ test: { testTimeout: 30_000, hookTimeout: 60_000 } });
