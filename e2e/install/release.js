import { appendFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { scratchRepository, workflowCommand } from "./scratch.js";

/** Of the repository, so that a build of the same sources isn't done twice. */
const buildCache = fileURLToPath(new URL("../../.turbo/cache", import.meta.url));

/** Even in the workflow, where publishing to npm is signed with the workflow's identity. */
const anonymous = {
  NPM_CONFIG_PROVENANCE: "false",
  ACTIONS_ID_TOKEN_REQUEST_URL: "",
  ACTIONS_ID_TOKEN_REQUEST_TOKEN: "",
};

/**
 * Releases our packages to a registry as the release workflow does, by its own commands, in a scratch copy of the repository:
 * versions by the changesets, builds, publishes.
 *
 * @param {import("./registry.js").Registry} registry
 * @returns {Promise<import("./scratch.js").Scratch>} the copy, for the caller to look at and remove
 */
export async function release({ url }) {
  const scratch = await scratchRepository();
  try {
    await scratch.install("stskit", "./packages/*...");
    await scratch.run(workflowCommand("release.yml", "version"));
    await scratch.run("git add --all && git commit --quiet --allow-empty --message Version");
    await scratch.run(`pnpm exec turbo run build --filter "./packages/*" --cache-dir "${buildCache}"`);
    // A registry takes packages from someone; this one doesn't mind from whom.
    const account = `registry=${url}\n${url.replace("http:", "")}:_authToken=anyone\n`;
    appendFileSync(join(scratch.folder, ".npmrc"), account);
    await scratch.run(workflowCommand("release.yml", "publish"), { npm_config_registry: url, ...anonymous });
    return scratch;
  } catch (error) {
    scratch.remove();
    throw error;
  }
}
