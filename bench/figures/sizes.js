import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { bytesOf, npmInstall, packed, project } from "../install.js";
import { bundleOf } from "./cold-start.js";

/** The bundle that `cold-bundled` starts. */
export const nodeBundle = {
  name: "node-bundle",
  group: "size",
  rounds: 1,
  subjects: ["incumbent", "stskit", "bare"],
  sample: async (subject) => ({ kB: statSync(bundleOf(subject)).size / 1000 }),
};

const page = {
  incumbent: "@aws-sdk/client-sts",
  stskit: "@stskit/client-sts-browser",
};

/** What a page loads before its first call: minified and gzipped, without chunks that are loaded later. */
export const browserBundles = [
  {
    name: "browser-command",
    source: (name) => `import { AssumeRoleWithWebIdentityCommand, STSClient } from "${name}";
export const call = (input) => new STSClient({ region: "eu-west-1" }).send(new AssumeRoleWithWebIdentityCommand(input));`,
  },
  {
    name: "browser-all",
    source: (name) => `import { STS } from "${name}"; export const sts = new STS({ region: "eu-west-1" });`,
  },
].map(({ name, source }) => ({
  name,
  group: "size",
  rounds: 1,
  subjects: Object.keys(page),
  sample: async (subject) => ({ kB: (await gzippedSize(source(page[subject]))) / 1000 }),
}));

async function gzippedSize(contents) {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: project },
    bundle: true,
    splitting: true,
    minify: true,
    format: "esm",
    platform: "browser",
    target: "es2022",
    outdir: "/page",
    write: false,
    metafile: true,
    logLevel: "error",
  });
  const entry = outputFiles.find(({ path }) => path.endsWith("stdin.js"));
  const loaded = [entry, ...outputFiles.filter(({ path }) => isStaticImport(entry.text, path))];
  return loaded.reduce((total, { contents }) => total + gzipSync(contents, { level: 9 }).length, 0);
}

function isStaticImport(text, path) {
  const file = path.split("/").pop();
  return new RegExp(`(?:from|import)"\\./${file.replaceAll(".", "\\.")}"`).test(text);
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
      const what = subject === "incumbent" ? names : names.flatMap((name) => packed(`stskit-${name}-`));
      await npmInstall(folder, what);
      const packages = JSON.parse(
        (await import("node:fs")).readFileSync(join(folder, "node_modules/.package-lock.json"), "utf8"),
      );
      return {
        packages: Object.keys(packages.packages).length,
        MB: bytesOf(join(folder, "node_modules")) / 1e6,
      };
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
};
