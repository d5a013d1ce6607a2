import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import {
  CompilerState,
  Extractor,
  ExtractorConfig,
  type ExtractorLogLevel,
  type ExtractorMessage,
} from "@microsoft/api-extractor";
import type { Entry } from "./entries.js";

const compilerOptions = {
  target: "ES2022",
  module: "NodeNext",
  lib: ["ES2023", "DOM"],
  types: ["node"],
  strict: true,
  skipLibCheck: true,
};

const NONE = { default: { logLevel: "none" as ExtractorLogLevel } };
const ERROR = { default: { logLevel: "error" as ExtractorLogLevel } };

/**
 * What each entry point of a package declares, by the name of its report. Declarations that it refers to but doesn't export
 * are in the report of the main entry point only, or a change of the client's options would be in every other report too.
 */
export function apiReports(root: URL, entries: readonly Entry[]): ReadonlyMap<string, string> {
  const work = mkdtempSync(join(tmpdir(), "api-reports-"));
  try {
    const configs = entries.map((entry) => extractorConfig(root, entry, work));
    const [first, ...others] = configs;
    const additionalEntryPoints = others.map(({ mainEntryPointFilePath }) => mainEntryPointFilePath);
    const compilerState = CompilerState.create(first!, { additionalEntryPoints });
    return new Map(entries.map(({ report }, index) => [report, extract(configs[index]!, compilerState)]));
  } finally {
    rmSync(work, { recursive: true });
  }
}

/** API Extractor reads one file, so an entry gets one that exports from all of its declarations. */
function extractorConfig(root: URL, { report, declarations }: Entry, work: string): ExtractorConfig {
  const folder = join(work, dirname(report));
  const entry = join(work, `${report}.d.ts`);
  mkdirSync(folder, { recursive: true });
  const modules = declarations.map((file) => fileURLToPath(file).replace(/\.d\.ts$/, ".js"));
  writeFileSync(entry, modules.map((module) => `export * from ${JSON.stringify(module)};\n`).join(""));
  return ExtractorConfig.prepare({
    configObject: {
      projectFolder: fileURLToPath(root),
      mainEntryPointFilePath: entry,
      newlineKind: "lf",
      compiler: { overrideTsconfig: { compilerOptions, files: [entry] } },
      apiReport: {
        enabled: true,
        includeForgottenExports: report === "index",
        reportFolder: folder,
        reportTempFolder: join(folder, "temp"),
        reportFileName: entry.slice(folder.length + 1).replace(/\.d\.ts$/, ""),
      },
      docModel: { enabled: false },
      dtsRollup: { enabled: false },
      tsdocMetadata: { enabled: false },
      messages: {
        compilerMessageReporting: ERROR,
        extractorMessageReporting: NONE,
        tsdocMessageReporting: NONE,
      },
    },
    configObjectFullPath: undefined,
    packageJsonFullPath: fileURLToPath(new URL("package.json", root)),
  });
}

function extract(config: ExtractorConfig, compilerState: CompilerState): string {
  const errors: string[] = [];
  Extractor.invoke(config, {
    compilerState,
    localBuild: true,
    messageCallback(message: ExtractorMessage) {
      if (message.logLevel === ("error" as ExtractorLogLevel)) errors.push(message.text);
      message.handled = true;
    },
  });
  if (errors.length > 0) throw new Error(errors.join("\n"));
  return readFileSync(config.reportFilePath, "utf8");
}
