// Parts of core as they are, bundled from its sources: no package exports the middleware that makes a call's attempts.
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const { outputFiles } = await build({
  stdin: {
    contents: `
      export { cachedProvider } from "./credentials/cached-provider.js";
      export { SMITHY_CONTEXT_KEY } from "./pipeline/call-context.js";
      export { retry } from "./pipeline/retry.js";
      export { StandardRetryStrategy } from "./retry/standard-retry-strategy.js";
      export { settings } from "./settings/table.js";`,
    resolveDir: fileURLToPath(new URL("../../packages/core/src", import.meta.url)),
  },
  bundle: true,
  format: "esm",
  target: "es2022",
  write: false,
});
const bundle = Buffer.from(outputFiles[0].contents).toString("base64");

export const { cachedProvider, retry, settings, SMITHY_CONTEXT_KEY, StandardRetryStrategy } = await import(
  `data:text/javascript;base64,${bundle}`
);
