// Releases our packages to a registry on this machine, from which they can be installed as from npm's, for as long as this runs.
// It has all other packages of the registry that npm is configured with. `npm run release:local -- --port 4873`
import { execFileSync } from "node:child_process";
import { parseArgs } from "node:util";
import { startRegistry } from "./registry.js";
import { release } from "./release.js";
import { versionsIn } from "./scratch.js";

const { values } = parseArgs({ options: { port: { type: "string", default: "4873" } } });
const upstream = execFileSync("npm", ["config", "get", "registry"], {
  encoding: "utf8",
  shell: process.platform === "win32",
}).trim();

const registry = await startRegistry({ port: Number(values.port), upstream }).catch((error) => {
  if (error.code !== "EADDRINUSE") throw error;
  console.error(`Port ${values.port} is taken: npm run release:local -- --port ${Number(values.port) + 1}`);
  process.exit(1);
});
for (const signal of ["SIGINT", "SIGTERM"])
  process.once(signal, () => registry.close().then(() => process.exit()));

console.log("Building and releasing …");
const scratch = await release(registry).catch(async (error) => {
  await registry.close();
  throw error;
});
for (const [name, version] of Object.entries(versionsIn(scratch))) console.log(`${name}@${version}`);
scratch.remove();
console.log(
  `\nUntil you press Ctrl+C, in an empty folder:\n\n  npm install @stskit/client-sts-node --registry ${registry.url}\n`,
);
