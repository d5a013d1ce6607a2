// Audits the lockfile, offline: every package comes from the registry and has a hash, and the dependencies of the published
// packages, built in or not, are listed with their licences in a bill of materials (test-results/sbom.json).
import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const sbomFile = join(root, "test-results", "sbom.json");
/** Licences that require only attribution. */
const LICENCES = new Set([
  "Apache-2.0",
  "MIT",
  "ISC",
  "0BSD",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "BlueOak-1.0.0",
]);

const problems = [...lockfileProblems(), ...dependencyProblems()];
for (const problem of problems) console.error(problem);
process.exitCode = problems.length > 0 ? 1 : 0;

/** A resolution is one line, `resolution: {integrity: sha512-…}`. Anything else than the hash is another source. */
function lockfileProblems() {
  const lines = readFileSync(join(root, "pnpm-lock.yaml"), "utf8").split("\n");
  const resolutions = lines.filter((line) => line.trimStart().startsWith("resolution:"));
  if (resolutions.length === 0) return ["pnpm-lock.yaml: no package found. Has its format changed?"];
  return lines.flatMap((line, index) => {
    if (
      !line.trimStart().startsWith("resolution:") ||
      /^\s+resolution: \{integrity: sha512-[\w+/]{86}==\}$/.test(line)
    )
      return [];
    return [
      `pnpm-lock.yaml:${index + 1}: ${lines[index - 1].trim()} is not pinned to the registry by its hash alone.`,
    ];
  });
}

/** What is built into our packages, and so is no dependency of theirs: as `inlinedDependencies` in their manifests says. */
function builtIn(components) {
  const known = new Set(components.map(({ purl }) => purl));
  return readdirSync(join(root, "packages"))
    .flatMap((folder) => {
      const { inlinedDependencies = {} } = readManifest(join(root, "packages", folder));
      return Object.keys(inlinedDependencies).map((name) => {
        const { version, license } = readManifest(join(root, "packages", folder, "node_modules", name));
        if (version !== inlinedDependencies[name])
          throw new Error(
            `packages/${folder}/package.json: inlinedDependencies says ${name} ${inlinedDependencies[name]}, but ${version} is built in.`,
          );
        const purl = `pkg:npm/${name.replace("@", "%40")}@${version}`;
        return {
          type: "library",
          name,
          version,
          purl,
          "bom-ref": purl,
          licenses: [{ license: { id: license } }],
        };
      });
    })
    .filter(({ purl }) => !known.has(purl));
}

function readManifest(folder) {
  return JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
}

function dependencyProblems() {
  mkdirSync(dirname(sbomFile), { recursive: true });
  const pnpm = createRequire(import.meta.url).resolve("pnpm/package.json");
  const { bin } = JSON.parse(readFileSync(pnpm, "utf8"));
  const args = [
    "sbom",
    "--prod",
    "--sbom-format",
    "cyclonedx",
    "--filter",
    "./packages/*",
    "--out",
    sbomFile,
  ];
  const { status, stdout, stderr } = spawnSync(join(dirname(pnpm), bin.pnpm), args, {
    cwd: root,
    encoding: "utf8",
  });
  if (status !== 0) return [`The bill of materials could not be created.\n${stdout}${stderr}`];

  const sbom = JSON.parse(readFileSync(sbomFile, "utf8"));
  const { components = [] } = sbom;
  if (components.length === 0)
    return ["The bill of materials is empty, though the packages have dependencies."];
  components.push(...builtIn(components));
  writeFileSync(sbomFile, JSON.stringify(sbom, undefined, 2));
  console.log(`${components.length} packages in ${sbomFile}`);
  return components
    .filter(({ purl = "" }) => !purl.includes("%40stskit"))
    .flatMap(({ group, name, version, licenses = [] }) => {
      const found = licenses.map(({ license, expression }) => expression ?? license?.id ?? license?.name);
      if (found.length > 0 && found.every((licence) => LICENCES.has(licence))) return [];
      return [
        `${group ? `${group}/` : ""}${name}@${version} has the licence ${found.join() || "(unknown)"}, which is not in the list of allowed licences.`,
      ];
    });
}
