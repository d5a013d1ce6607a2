import { existsSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const root = fileURLToPath(new URL("..", import.meta.url));

const folders = ["packages", "e2e"]
  .flatMap((parent) => readdirSync(root + parent).map((folder) => `${root}${parent}/${folder}`))
  .concat(`${root}bench`);

/** Far more than tests without limits of their own need, for machines that are slow or busy: only a hang should reach them. */
const limits = { testTimeout: 30_000, hookTimeout: 60_000 };

export default defineConfig({
  test: {
    // A project takes no limit from here that isn't its own.
    projects: folders.map((folder) =>
      existsSync(`${folder}/vitest.config.ts`) ? folder : { root: folder, test: limits },
    ),
  },
});
