import type { UserConfig } from "tsdown";

/**
 * Builds a package's declarations, for ESM and for CommonJS: a file for each module, under its name, with a map to the
 * TypeScript in `src`. In an editor, "go to definition" leads there, since `src` is published too. They are built apart
 * because JavaScript is bundled.
 */
export function declarations({
  entry,
  platform,
  target,
}: Required<Pick<UserConfig, "entry" | "platform" | "target">>): UserConfig[] {
  return ["js", "cjs"].map((extension) => ({
    entry,
    platform,
    target,
    format: "esm",
    outExtensions: () => ({ js: `.${extension}`, dts: `.d.${extension.replace("j", "t")}` }),
    dts: { emitDtsOnly: true, sourcemap: true },
    unbundle: true,
    outputOptions: { minifyInternalExports: false },
    // A type of a package that is built in would bring that package's declarations along.
    deps: { onlyBundle: [] },
    clean: false,
  }));
}
