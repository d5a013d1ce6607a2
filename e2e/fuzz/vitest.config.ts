import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    // A call never reads the configuration of the machine that runs the tests.
    env: {
      AWS_CONFIG_FILE: "/nonexistent/config",
      AWS_SHARED_CREDENTIALS_FILE: "/nonexistent/credentials",
      AWS_EC2_METADATA_DISABLED: "true",
    },
    testTimeout: 30_000,
  },
});
