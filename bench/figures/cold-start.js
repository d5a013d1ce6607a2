import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { project } from "../install.js";
import { measure } from "../run-program.js";
import { nameOf } from "../subjects.js";

const subjects = ["incumbent", "stskit", "bare"];

const unbundled = (way, file) => ({
  name: `cold-${way}`,
  group: "cold",
  rounds: 15,
  subjects,
  sample: (subject, { endpoint }) => measure([file, nameOf[subject], endpoint], { cwd: project }),
});

/** From `require` or `import` in a new process to the first answer. */
export const coldStart = [
  unbundled("require", "cold-start.cjs"),
  unbundled("import", "cold-start.mjs"),
  {
    name: "cold-bundled",
    group: "cold",
    rounds: 15,
    subjects,
    prepare: bundlePrograms,
    sample: (subject, { endpoint }) => measure([bundleOf(subject), "", endpoint], { cwd: project }),
  },
];

/** Bundles each subject's program as for Lambda: one file, minified, CommonJS. */
export function bundlePrograms() {
  return Promise.all(subjects.map(bundle));
}

async function bundle(subject) {
  mkdirSync(join(project, "bundles"), { recursive: true });
  await build({
    entryPoints: [join(project, "cold-start.cjs")],
    outfile: bundleOf(subject),
    bundle: true,
    minify: true,
    format: "cjs",
    platform: "node",
    target: "node20",
    logLevel: "error",
    ...requireLiteral(nameOf[subject]),
  });
}

/** The program takes the package's name as an argument, while a bundler needs it in the text. */
function requireLiteral(name) {
  return {
    plugins: [
      {
        name: "require-literal",
        setup({ onLoad }) {
          onLoad({ filter: /cold-start\.cjs$/ }, ({ path }) => ({
            contents: readFileSync(path, "utf8").replace("process.argv[2]", JSON.stringify(name)),
          }));
        },
      },
    ],
  };
}

export function bundleOf(subject) {
  return join(project, "bundles", `${subject}.cjs`);
}
