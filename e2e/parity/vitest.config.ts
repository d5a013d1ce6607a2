import { defineConfig } from "vitest/config";
import { isolatedEnvironment } from "../support/environment/isolated-environment.js";

export default defineConfig({
  test: {
    env: { ...isolatedEnvironment, AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true" },
    // One property makes hundreds of calls.
    testTimeout: 60_000,
  },
});
