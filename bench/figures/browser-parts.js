import { fileURLToPath } from "node:url";
import { bundlePage, oneCommand } from "./sizes.js";

const repository = fileURLToPath(new URL("../../", import.meta.url));

/** The first that a file's path matches is its part. */
const PARTS = [
  [/aws4fetch/, "aws4fetch"],
  [/signing|signer|pipeline\/sign/, "signing, besides aws4fetch"],
  [/@smithy\/fetch-http-handler|@smithy\/core\/.*\/(protocols|transport)\//, "smithy's fetch handler"],
  [/@smithy\//, "smithy's client and middleware stack"],
  [/retry/, "retries, standard and adaptive"],
  [/\/errors\/|protocol\/from-error/, "errors, and hiding secrets in them"],
  [/credentials/, "credentials: cache, renewal, store"],
  [/settings|warnings/, "options: their checks and defaults"],
  [/endpoint/, "endpoints and partitions"],
  [/xml/, "the XML reader"],
  [/protocol|schema|operations|models/, "requests and responses: forms, shapes"],
  [/transport|deadline|read-body/, "transport, deadlines and aborts"],
  [/./, "client, commands and the steps of a call"],
];

/**
 * Minified bytes of the parts of `browser-command`. It is bundled from the sources, because the published package has its
 * dependencies built in.
 */
export const browserParts = {
  name: "browser-parts",
  group: "size",
  rounds: 1,
  subjects: ["stskit"],
  sample: async () => {
    const { metafile } = await bundlePage(oneCommand("./packages/client-sts-browser/src/index.ts"), {
      resolveDir: repository,
      absWorkingDir: repository,
      alias: {
        "@stskit/core/platform": "./packages/core/src/for-platforms.ts",
        "@stskit/core": "./packages/core/src",
      },
    });
    const [{ inputs }] = Object.values(metafile.outputs);
    const parts = Object.fromEntries(PARTS.map(([, part]) => [part, 0]));
    for (const [path, { bytesInOutput }] of Object.entries(inputs)) {
      const [, part] = PARTS.find(([pattern]) => pattern.test(path));
      parts[part] += bytesInOutput / 1000;
    }
    return parts;
  },
};
