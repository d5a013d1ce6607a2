import { defineConfig, type UserConfig } from "tsdown";

const shared: UserConfig = {
  platform: "node",
  target: "node20.19",
  fixedExtension: false,
  dts: true,
  // The other form of jsonc-parser, which Node.js would take, cannot be built in.
  inputOptions: { resolve: { mainFields: ["module", "main"] } },
};

// What is built in is in THIRD-PARTY-LICENSES.txt too.

const BUILT_IN = ["jsonc-parser"];

/** The last two are what fast-xml-builder depends on. */
const BUILT_IN_CJS = [...BUILT_IN, "jose", "fast-xml-builder", "path-expression-matcher", "xml-naming"];

export default defineConfig([
  // The page for people; everything that it needs is in it.
  {
    entry: { page: "src/page/main.tsx" },
    outDir: "dist/page",
    platform: "browser",
    target: "es2022",
    format: ["esm"],
    fixedExtension: false,
    dts: false,
    minify: true,
    tsconfig: "src/page/tsconfig.json",
    deps: { alwaysBundle: ["preact", "uqr"], onlyBundle: ["preact", "uqr"] },
    copy: [
      { from: "src/page/index.html", to: "dist/page" },
      { from: "src/page/page.css", to: "dist/page" },
    ],
  },
  // The command is run, never imported, so that one format of it will do.
  {
    ...shared,
    entry: ["src/index.ts", "src/command.ts"],
    format: ["esm"],
    deps: { alwaysBundle: BUILT_IN, onlyBundle: BUILT_IN },
  },
  {
    ...shared,
    entry: ["src/index.ts"],
    format: ["cjs"],
    clean: false,
    // Jest cannot run `import()` in CommonJS, nor require ES modules, which is all that jose has.
    outputOptions: { dynamicImportInCjs: false },
    // What `require` gives of fast-xml-builder is not the class that its ES module exports.
    deps: { alwaysBundle: BUILT_IN_CJS, onlyBundle: BUILT_IN_CJS },
  },
]);
