// Writes what Node.js loads for an `import`: a module for each entry point that exports what the CommonJS file does. So ES modules
// and CommonJS share one client, and Node.js needs not find the names that smithy's files export.
import { mkdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { entryPoints } from "../../core/build/entry-points.mjs";

const root = new URL("../", import.meta.url);
const require = createRequire(import.meta.url);
/** Entry points of one file, which Node.js reads faster than it finds names in CommonJS. */
const WITHOUT_DEPENDENCIES = new Set(["bare", "functions"]);

for (const name of ["index", ...entryPoints(root)]) {
  if (WITHOUT_DEPENDENCIES.has(name)) continue;
  const file = fileURLToPath(new URL(`dist/import/${name}.js`, root));
  const commonJs = `${name.replace(/[^/]+/g, "..")}/${name}.cjs`;
  // Not `export *`, which Bun's bundler loses here.
  const names = Object.keys(require(`../dist/${name}.cjs`));
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `export { ${names.join(", ")} } from "${commonJs}";\n`);
}
