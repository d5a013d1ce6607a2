import { fileURLToPath } from "node:url";
import { type BuildOptions, build } from "esbuild";

const here = fileURLToPath(new URL(".", import.meta.url));
const out = fileURLToPath(new URL("../dist/", import.meta.url));

/** The runtime resolves the packages, as in any project. */
const unbundled: BuildOptions = { platform: "neutral", external: ["@stskit/*", "node:*"] };

/** If nothing resolves packages, everything goes into one file; the conditions choose the package. */
const bundled: BuildOptions = { platform: "browser", format: "esm" };

const programs: Record<string, BuildOptions> = {
  "lines.mjs": { entryPoints: ["lines.ts"], format: "esm", ...unbundled },
  "lines-browser.mjs": {
    entryPoints: ["lines.ts"],
    format: "esm",
    ...unbundled,
    alias: { "@stskit/client-sts": "@stskit/client-sts-browser" },
  },
  "lines.cjs": { entryPoints: ["lines.ts"], format: "cjs", ...unbundled },
  "react-native.js": { entryPoints: ["react-native.ts"], format: "esm", ...unbundled },
  "page.js": { entryPoints: ["page.ts"], ...bundled },
  "web-worker.js": { entryPoints: ["web-worker.ts"], ...bundled },
  "workerd.js": { entryPoints: ["workerd.ts"], ...bundled, conditions: ["workerd", "worker"] },
};

/** Builds the programs that the runtimes run, each with all scenarios in one file. */
export default async function buildPrograms(): Promise<void> {
  const common: BuildOptions = { absWorkingDir: here, bundle: true, target: "es2022", logLevel: "warning" };
  await Promise.all(
    Object.entries(programs).map(([file, options]) => build({ ...common, ...options, outfile: out + file })),
  );
}
