import { mkdirSync, readFileSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { installPacked, packed } from "../install.js";
import { run } from "../run-program.js";

const app = fileURLToPath(new URL("../react-native/", import.meta.url));
const bundles = join(app, "bundles");

/** What a client adds to an app: the release with it, minus the release without. */
export const reactNative = {
  name: "react-native",
  group: "size",
  rounds: 1,
  subjects: ["incumbent", "stskit"],
  prepare: () => installPacked(app, packed("client-sts-react-native", "core")),
  async sample(subject) {
    const without = await release("without");
    const sizes = Object.entries(await release(subject));
    return Object.fromEntries(sizes.map(([what, bytes]) => [what, (bytes - without[what]) / 1000]));
  },
};

/** The bytes of an app's release: for JavaScriptCore, minified by Metro; for Hermes, compiled from what is not minified. */
async function release(name) {
  mkdirSync(bundles, { recursive: true });
  const [minified, plain, bytecode] = [".min.js", ".js", ".hbc"].map((end) => join(bundles, name + end));
  await run(process.execPath, ["bundle.js", `app/${name}.js`, minified, "minify"], { cwd: app });
  await run(process.execPath, ["bundle.js", `app/${name}.js`, plain], { cwd: app });
  // React Native's Gradle plugin passes these flags.
  await run(hermesc(), ["-w", "-emit-binary", "-out", bytecode, plain, "-O", "-output-source-map"]);
  return {
    minified: statSync(minified).size,
    gzip: gzipSync(readFileSync(minified), { level: 9 }).length,
    bytecode: statSync(bytecode).size,
  };
}

const PROGRAMS = {
  linux: "linux64-bin/hermesc",
  darwin: "osx-bin/hermesc",
  win32: "win64-bin/hermesc.exe",
};

/** The compiler that comes with React Native. */
function hermesc() {
  const ofReactNative = createRequire(
    createRequire(join(app, "package.json")).resolve("react-native/package.json"),
  );
  return join(
    dirname(ofReactNative.resolve("hermes-compiler/package.json")),
    "hermesc",
    PROGRAMS[process.platform],
  );
}
