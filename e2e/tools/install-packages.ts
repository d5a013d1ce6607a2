import { rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { run } from "@stskit/e2e-install/managers";
import releasedPackages from "@stskit/e2e-install/released-packages";
import type { TestProject } from "vitest/node";

const projects = fileURLToPath(new URL("projects/", import.meta.url));

/**
 * Vitest's global set-up: installs our packages in `projects/node_modules`, from a registry to which they were released. Tools
 * treat what lies there otherwise than a linked workspace.
 */
export default async function installPackages(project: TestProject): Promise<() => Promise<void>> {
  const close = await releasedPackages(project);
  rmSync(`${projects}node_modules`, { recursive: true, force: true });
  const { registry, versions } = project.getProvidedContext();
  const quiet = ["--no-save", "--no-package-lock", "--no-audit", "--no-fund", "--loglevel=error"];
  const where = ["--prefix", projects, "--registry", registry, "--cache", `${projects}node_modules/.cache`];
  await run(projects, "npm", ["install", ...where, ...quiet, ...Object.keys(versions)]);
  return close;
}
