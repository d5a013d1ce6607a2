// Says whether npm has a later release of a package that is built into one of ours, such as undici: programs that use ours can't
// update it themselves. Releases of the same major version count, as they may be fixes. The release workflow shows the warnings.
import { execSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";

const packages = new URL("../packages/", import.meta.url);
const manifests = readdirSync(packages).map((folder) =>
  JSON.parse(readFileSync(new URL(`${folder}/package.json`, packages), "utf8")),
);
/** The packages that are built in, each with its version. */
const builtIn = new Map(
  manifests.flatMap(({ inlinedDependencies = {} }) =>
    Object.entries(/** @type {Record<string, string>} */ (inlinedDependencies)),
  ),
);

for (const [name, version] of builtIn) {
  const major = version.split(".")[0];
  const printed = execSync(`npm view ${name}@${major} version --json`, { encoding: "utf8" });
  // npm prints a string if there is just one.
  const releases = [JSON.parse(printed)].flat();
  const later = releases.filter((release) => !release.includes("-") && isLater(release, version));
  if (later.length === 0) console.log(`${name} ${version} is current.`);
  else
    console.log(
      `::warning::${name} ${version} is built in, but npm has ${later.join(", ")}: are there fixes?`,
    );
}

/**
 * @param {string} release
 * @param {string} version
 */
function isLater(release, version) {
  const [a, b] = [release, version].map((each) => each.split(".").map(Number));
  const index = a.findIndex((part, at) => part !== b[at]);
  return index >= 0 && a[index] > b[index];
}
