import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    env: { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true" },
    // Each call of a command line tool is a process, on a small machine.
    testTimeout: 120_000,
  },
});
