import { builtinModules, createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { esmExternalRequirePlugin } from "rolldown/plugins";
import type { UserConfig } from "tsdown";

const UNDICI = /[\\/]undici[\\/]lib[\\/](.+)$/;
const ours = (file: string) => JSON.stringify(fileURLToPath(new URL(`../src/http/${file}`, import.meta.url)));
const REAL_TIMERS = ours("real-timers.ts");
const ASSERTION = ours("assertion.ts");
const NOTHING = "module.exports = {};";
const { ERROR, TYPE } = createRequire(import.meta.url)("undici/lib/llhttp/constants.js");

/** Files of undici that are replaced, since they would load much that we never use. */
const REPLACED: Readonly<Record<string, string>> = {
  // HTTP/2 is never offered to a server.
  "dispatcher/client-h2.js": NOTHING,
  // Only a body of FormData needs it, and with it the whole of fetch.
  "web/fetch/body.js": NOTHING,
  // Its tables of characters, methods and statuses take longer to make than any other file, and the client reads these two alone.
  "llhttp/constants.js": `module.exports = ${JSON.stringify({ ERROR, TYPE })};`,
  // The parser is WebAssembly in two versions. The one without SIMD runs everywhere, and responses of STS are short.
  "llhttp/llhttp_simd-wasm.js": 'module.exports = require("./llhttp-wasm.js");',
};

/** What undici gets from real-timers.ts, in place of the globals. */
const TIMERS = "clearImmediate, clearTimeout, queueMicrotask, setImmediate, setTimeout";

/** Builds the parts of undici into one file, whose `require` of Node's modules become imports. */
export const undici: UserConfig = {
  entry: { undici: "src/http/undici.ts" },
  dts: false,
  plugins: [
    {
      name: "undici-parts",
      load(id) {
        const [, file] = UNDICI.exec(id) ?? [];
        return file && REPLACED[file.replaceAll("\\", "/")];
      },
      transform(code, id) {
        if (!UNDICI.test(id)) return undefined;
        const withAssertion = code.replace("require('node:assert')", `require(${ASSERTION}).assertion`);
        if (!TIMERS.split(", ").some((name) => code.includes(`${name}(`))) return withAssertion;
        const timers = `const { ${TIMERS} } = require(${REAL_TIMERS});`;
        return withAssertion.replace("'use strict'", `'use strict'; ${timers}`);
      },
      // Of an arrow function, V8 reads the body twice when it meets it and once more when it runs: 2 ms for all files.
      renderChunk: (code) =>
        code.replaceAll(/__commonJSMin\(\(\((.*?)\) => \{/g, "__commonJSMin((function ($1) {"),
    },
    esmExternalRequirePlugin({ external: builtinModules.map((name) => `node:${name}`) }),
  ],
  deps: { onlyBundle: ["undici"] },
};

/** Makes the entry points load that file, instead of a copy each. */
export const besideUndici: UserConfig = {
  inputOptions(options, format) {
    const file = format === "cjs" ? "./undici.cjs" : "./undici.js";
    const plugin = {
      name: "beside-undici",
      resolveId: (id: string) =>
        id === "./undici.js" ? { id: file, external: "relative" as const } : undefined,
    };
    return { ...options, plugins: [plugin, options.plugins] };
  },
};
