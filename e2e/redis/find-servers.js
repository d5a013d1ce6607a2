// Plain JavaScript: the set-up asks it what to install, and runs on any Node.js.
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";

/**
 * How a server is started: some programs decide by the name that they are called by what they do.
 *
 * @typedef {{ readonly path: string, readonly name: string }} ServerProgram
 */

/**
 * A server, or why there is none and which of Debian's packages bring it.
 *
 * @typedef {{ readonly found: ServerProgram } | { readonly missing: string, readonly packages: readonly string[] }} FoundServer
 */

/** @returns {FoundServer} */
export function findRedis() {
  return find("Redis", "redis");
}

/** @returns {FoundServer} */
export function findValkey() {
  return find("Valkey", "valkey");
}

/**
 * Debian's package of tools has the server under the name of a tool; the server's own package would also start it at once, and at
 * each boot.
 *
 * @param {string} what
 * @param {string} name
 * @returns {FoundServer}
 */
function find(what, name) {
  const server = `${name}-server`;
  const paths = (process.env["PATH"] ?? "")
    .split(delimiter)
    .flatMap((folder) => [join(folder, server), join(folder, `${name}-check-rdb`)]);
  const path = paths.find(existsSync);
  if (path) return { found: { path, name: server } };
  const packages = [`${name}-tools`];
  const missing = `${what} is not installed. On Debian: apt-get install ${packages.join(" ")}. On macOS: brew install ${name}.`;
  return { missing: `${missing} There is none for Windows.`, packages };
}
