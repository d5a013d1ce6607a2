import { fileURLToPath } from "node:url";
import { build, type Platform } from "esbuild";

export interface Bundle {
  /** Minified. */
  readonly text: string;
  /** Paths of the modules that have a part in it. */
  readonly modules: readonly string[];
}

/** Bundles a program of one line, as an application would; `whole` for tools that leave nothing out, such as Metro. */
export async function bundle(program: string, platform: Platform, whole = false): Promise<Bundle> {
  const { outputFiles, metafile } = await build({
    stdin: { contents: program, resolveDir: fileURLToPath(new URL(".", import.meta.url)) },
    bundle: true,
    minify: true,
    format: "esm",
    platform,
    target: "es2022",
    write: false,
    metafile: true,
    ignoreAnnotations: whole,
    treeShaking: !whole,
    logLevel: "error",
  });
  const [output] = Object.values(metafile.outputs);
  const modules = Object.entries(output!.inputs)
    .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
    .map(([path]) => path);
  return { text: outputFiles[0]!.text, modules };
}
