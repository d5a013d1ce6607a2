// Importing this file, or listing it in Vitest's `setupFiles`, gives each test an empty home directory.
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, vi } from "vitest";

/** The home directory of the test that is running. */
export let home: string;

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "stskit-home-"));
  for (const name of Object.keys(process.env)) {
    if (name.startsWith("AWS_") && name !== "AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED") {
      vi.stubEnv(name, undefined);
    }
  }
  vi.stubEnv("HOME", home);
  vi.stubEnv("USERPROFILE", home);
  vi.stubEnv("AWS_EC2_METADATA_DISABLED", "true");
  vi.stubEnv("AWS_CONFIG_FILE", configFile());
  vi.stubEnv("AWS_SHARED_CREDENTIALS_FILE", credentialsFile());
});

afterEach(() => {
  vi.unstubAllEnvs();
  // A store may still be writing, as it does behind the back of its callers.
  rmSync(home, { recursive: true, force: true, maxRetries: 10 });
  // If the last thing that Node.js looked at is a FIFO, `require` doesn't follow links.
  statSync(tmpdir());
});

export const configFile = () => join(home, "config");
export const credentialsFile = () => join(home, "credentials");

/** Writes a file into the home directory, in a folder if the name has one, and returns its path. */
export function writeHomeFile(name: string, text: string): string {
  const path = join(home, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  return path;
}
