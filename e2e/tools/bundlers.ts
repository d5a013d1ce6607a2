import { writeFileSync } from "node:fs";
import { join } from "node:path";
import commonjs from "@rollup/plugin-commonjs";
import json from "@rollup/plugin-json";
import nodeResolve from "@rollup/plugin-node-resolve";
import { rspack } from "@rspack/core";
import { build as esbuild } from "esbuild";
import { rollup } from "rollup";
import { build as tsdown } from "tsdown";
import { build as vite } from "vite";
import webpack from "webpack";
import { projectFolder, run } from "./run-program.js";
import { toolProgram } from "./tool-program.js";

/** A program in `projects/bundled`, by name. Its bundle has the same name, and holds all that it imports. */
export type Program = "main" | "bare";

/** Bundles a program for Node.js into a folder, with the bundler's defaults wherever that is possible. */
export type Bundle = (program: Program, folder: string) => Promise<unknown>;

const project = projectFolder("bundled");
const source = (program: Program) => join(project, `${program}.mjs`);

const withEsbuild = (format: "esm" | "cjs"): Bundle => {
  return (program, outdir) =>
    esbuild({ entryPoints: [source(program)], outdir, format, bundle: true, platform: "node" });
};

/** What is loaded lazily is in files of its own. */
const withEsbuildSplitting: Bundle = (program, outdir) =>
  esbuild({
    entryPoints: [source(program)],
    outdir,
    format: "esm",
    bundle: true,
    splitting: true,
    platform: "node",
  });

const withRollup: Bundle = async (program, dir) => {
  const plugins = [nodeResolve({ exportConditions: ["node"] }), commonjs(), json()];
  const build = await rollup({ input: source(program), plugins });
  await build.write({ dir });
  await build.close();
};

/** Vite's builds for servers leave packages outside unless they are told not to. */
const withVite: Bundle = (program, outDir) =>
  vite({
    root: project,
    configFile: false,
    logLevel: "warn",
    ssr: { noExternal: true },
    build: {
      ssr: source(program),
      outDir,
      emptyOutDir: false,
      rolldownOptions: { output: { entryFileNames: "[name].js" } },
    },
  });

const webpackOptions = (program: Program, path: string) =>
  ({ entry: { [program]: source(program) }, mode: "production", target: "node", output: { path } }) as const;

/** What webpack's and Rspack's compilers have in common. */
interface Compiler {
  run(done: (error: Error | null, stats?: { hasErrors(): boolean; toString(): string }) => void): void;
}

const compile = (compiler: Compiler | null) =>
  new Promise<void>((resolve, reject) => {
    compiler!.run((error, stats) => {
      if (error || stats?.hasErrors()) reject(error ?? new Error(String(stats)));
      else resolve();
    });
  });

const withTsdown: Bundle = (program, outDir) =>
  tsdown({
    entry: source(program),
    outDir,
    config: false,
    fixedExtension: false,
    deps: { alwaysBundle: /./ },
    logLevel: "warn",
  });

/** Parcel's options are in the project's package.json, which it finds beside a lockfile. */
const withParcel: Bundle = (program, folder) => {
  const options = ["--dist-dir", folder, "--no-cache"];
  return run(project, process.execPath, [toolProgram("parcel"), "build", source(program), ...options], {});
};

/** Node.js takes the bundle for what the folder's package.json says. */
const typed = (type: "module" | "commonjs", bundle: Bundle): Bundle => {
  return async (program, folder) => {
    await bundle(program, folder);
    writeFileSync(join(folder, "package.json"), JSON.stringify({ type }));
  };
};

export const bundlers: Readonly<Record<string, Bundle>> = {
  "esbuild to an ES module": typed("module", withEsbuild("esm")),
  "esbuild, splitting code": typed("module", withEsbuildSplitting),
  "esbuild to CommonJS": typed("commonjs", withEsbuild("cjs")),
  Rollup: typed("module", withRollup),
  Vite: typed("module", withVite),
  webpack: typed("commonjs", (...target) => compile(webpack(webpackOptions(...target)))),
  Rspack: typed("commonjs", (...target) => compile(rspack(webpackOptions(...target)))),
  tsdown: typed("module", withTsdown),
  Parcel: typed("commonjs", withParcel),
};

/** @param bun - Bun's own program */
export const withBun = (bun: string): Bundle =>
  typed("module", (program, folder) =>
    run(project, bun, ["build", source(program), "--target=node", "--outdir", folder], {}),
  );
