import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    env: { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true" },
    // Servers and many processes start on a small machine.
    testTimeout: 120_000,
    hookTimeout: 60_000,
  },
});
