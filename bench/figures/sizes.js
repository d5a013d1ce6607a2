import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { bytesOf, npmInstall, packed, project } from "../install.js";
import { bundleOf, bundlePrograms } from "./cold-start.js";

/** The bundle that `cold-bundled` starts. */
export const nodeBundle = {
  name: "node-bundle",
  group: "size",
  rounds: 1,
  subjects: ["incumbent", "stskit", "bare"],
  prepare: bundlePrograms,
  sample: async (subject) => ({ kB: statSync(bundleOf(subject)).size / 1000 }),
};

const page = {
  incumbent: "@aws-sdk/client-sts",
  stskit: "@stskit/client-sts-browser",
};

/** A page's program that makes one call. */
export const oneCommand = (name) => `import { AssumeRoleWithWebIdentityCommand, STSClient } from "${name}";
export const call = (input) => new STSClient({ region: "eu-west-1" }).send(new AssumeRoleWithWebIdentityCommand(input));`;

const allOperations = (name) =>
  `import { STS } from "${name}"; export const sts = new STS({ region: "eu-west-1" });`;

/** Operations as functions. The incumbent has none: its client with one command does what compares. */
const unsignedFunction = (name) =>
  name === page.incumbent
    ? oneCommand(name)
    : `import { assumeRoleWithWebIdentity } from "${name}/functions";
export const call = (input) => assumeRoleWithWebIdentity(input, { region: "eu-west-1" });`;

const signedFunction = (name) =>
  name === page.incumbent
    ? `import { AssumeRoleCommand, STSClient } from "${name}";
export const call = (input, credentials) => new STSClient({ region: "eu-west-1", credentials }).send(new AssumeRoleCommand(input));`
    : `import { assumeRole } from "${name}/functions";
export const call = (input, credentials) => assumeRole(input, { region: "eu-west-1", credentials });`;

/**
 * What a page loads before its first call: minified and gzipped, without chunks that are loaded later. What signs may be
 * such a chunk, and counts where the call is signed.
 */
export const browserBundles = [
  { name: "browser-command", source: oneCommand },
  { name: "browser-all", source: allOperations },
  { name: "browser-unsigned-function", source: unsignedFunction },
  { name: "browser-signed-function", source: signedFunction, later: true },
].map(({ name, source, later }) => ({
  name,
  group: "size",
  rounds: 1,
  subjects: Object.keys(page),
  sample: async (subject) => ({ kB: (await gzippedSize(source(page[subject]), later)) / 1000 }),
}));

async function gzippedSize(contents, later = false) {
  const { metafile, outputFiles } = await bundlePage(contents, { resolveDir: project, splitting: true });
  const loaded = new Set();
  const load = (path) => {
    loaded.add(resolve(path));
    for (const { path: imported, kind } of metafile.outputs[path].imports)
      if ((later || kind !== "dynamic-import") && !loaded.has(resolve(imported))) load(imported);
  };
  load(Object.keys(metafile.outputs).find((path) => metafile.outputs[path].entryPoint));
  return outputFiles
    .filter(({ path }) => loaded.has(path))
    .reduce((total, { contents }) => total + gzipSync(contents, { level: 9 }).length, 0);
}

/** Bundles a page's program by esbuild, without writing files. */
export function bundlePage(contents, { resolveDir, ...options }) {
  return build({
    stdin: { contents, resolveDir },
    bundle: true,
    minify: true,
    format: "esm",
    platform: "browser",
    target: "es2022",
    outdir: "/page",
    write: false,
    metafile: true,
    logLevel: "error",
    ...options,
  });
}

const installs = {
  incumbent: ["@aws-sdk/client-sts@3.1169.0"],
  stskit: ["client-sts-node", "core"],
  browser: ["client-sts-browser", "core"],
  "react-native": ["client-sts-react-native", "core"],
};

/** What `npm install` of one package brings into an empty folder. */
export const installed = {
  name: "installed",
  group: "installed",
  rounds: 1,
  subjects: Object.keys(installs),
  sample: async (subject) => {
    const folder = mkdtempSync(join(tmpdir(), "bench-install-"));
    try {
      writeFileSync(join(folder, "package.json"), "{}");
      const names = installs[subject];
      await npmInstall(folder, subject === "incumbent" ? names : packed(...names));
      const packages = JSON.parse(readFileSync(join(folder, "node_modules/.package-lock.json"), "utf8"));
      return {
        packages: Object.keys(packages.packages).length,
        MB: bytesOf(join(folder, "node_modules")) / 1e6,
      };
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
};
