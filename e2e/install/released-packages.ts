import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { TestProject } from "vitest/node";
import { mirror } from "./mirror.js";
import { type Registry, startRegistry } from "./registry.js";
import { release } from "./release.js";
import { versionsIn } from "./scratch.js";

declare module "vitest" {
  interface ProvidedContext {
    /** The address of a registry that has our packages as released now, and all that the tests install beside them. */
    registry: string;
    /** The released versions, by name. */
    versions: Readonly<Record<string, string>>;
  }
}

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));
const packages = path("../../packages/");
const beside = [
  "@aws-sdk/client-s3",
  "@aws-sdk/credential-providers",
  "@types/node",
  "client-s3-before-nested-clients",
  "credential-providers-before-nested-clients",
  "esbuild",
  "vite",
  "wrangler",
];

/** Projects of one run load this file each for itself, but share a process: one release does for all. */
const shared = globalThis as { stskitReleased?: ReturnType<typeof start> };

/** Vitest's global set-up for tests of the packages as users install them. It needs no network. */
export default async function releasedPackages(project: TestProject): Promise<() => Promise<void>> {
  shared.stskitReleased ??= start();
  const { registry, versions } = await shared.stskitReleased;
  project.provide("registry", registry.url);
  project.provide("versions", versions);
  return registry.close;
}

async function start(): Promise<{ registry: Registry; versions: Record<string, string> }> {
  const registry = await startRegistry();
  await mirror(registry, [
    ...readdirSync(packages).map((name) => packages + name),
    ...beside.map((name) => path(`node_modules/${name}`)),
  ]);
  const scratch = await release(registry);
  const versions = versionsIn(scratch);
  scratch.remove();
  return { registry, versions };
}
