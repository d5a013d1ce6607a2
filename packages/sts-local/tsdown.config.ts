import { defineConfig } from "tsdown";

const shared = { platform: "node", target: "node20.19", fixedExtension: false, dts: true } as const;

export default defineConfig([
  // The command is run, never imported, so that one format of it will do.
  { ...shared, entry: ["src/index.ts", "src/command.ts"], format: ["esm"] },
  {
    ...shared,
    entry: ["src/index.ts"],
    format: ["cjs"],
    clean: false,
    // Jest cannot run `import()` in CommonJS, nor require ES modules, which is all that jose has.
    outputOptions: { dynamicImportInCjs: false },
    deps: { alwaysBundle: ["jose"], onlyBundle: ["jose"] },
  },
]);
