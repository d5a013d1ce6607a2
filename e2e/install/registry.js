import { createHash } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runServer } from "verdaccio";

/**
 * A registry of npm packages on loopback, for as long as it isn't closed. Anyone may publish; nothing is kept.
 *
 * @typedef {object} Registry
 * @property {string} url - ends in a slash
 * @property {(manifest: Manifest, tarball: Buffer) => Promise<void>} add - adds a version, as another registry had it
 * @property {() => Promise<void>} close
 */

/** @typedef {{ name: string, version: string, [member: string]: unknown }} Manifest */

/**
 * Starts a registry.
 *
 * @param {object} [options]
 * @param {number} [options.port] - default: any that is free
 * @param {string} [options.upstream] - the registry that has all packages but ours; default: none
 * @returns {Promise<Registry>}
 */
export async function startRegistry({ port = 0, upstream } = {}) {
  const storage = mkdtempSync(join(tmpdir(), "stskit-registry-"));
  const anyone = { access: "$all", publish: "$all" };
  const server = await runServer({
    configPath: join(storage, "config.yaml"),
    self_path: storage,
    storage,
    auth: { htpasswd: { file: join(storage, "htpasswd"), max_users: -1 } },
    uplinks: upstream ? { upstream: { url: upstream } } : {},
    packages: { "@stskit/*": anyone, "**": upstream ? { ...anyone, proxy: "upstream" } : anyone },
    log: { type: "stdout", format: "pretty", level: "fatal" },
    web: { enable: false },
    max_body_size: "100mb",
  });
  // Whoever is busy for longer than a connection may idle, as when packing, would send the next request to one that is being closed.
  server.keepAliveTimeout = 0;
  await new Promise((listening, failed) => {
    server.once("error", failed).listen(port, "127.0.0.1", listening);
  }).catch((error) => {
    rmSync(storage, { recursive: true, force: true });
    throw error;
  });
  const url = `http://127.0.0.1:${server.address().port}/`;
  const close = async () => {
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
    rmSync(storage, { recursive: true, force: true });
  };
  let closed;
  return { url, add: (manifest, tarball) => put(url, manifest, tarball), close: () => (closed ??= close()) };
}

/** What `npm publish` sends, without what it does before. */
async function put(url, manifest, tarball) {
  const { name, version } = manifest;
  const file = `${name}-${version}.tgz`;
  const dist = {
    integrity: `sha512-${createHash("sha512").update(tarball).digest("base64")}`,
    shasum: createHash("sha1").update(tarball).digest("hex"),
    tarball: `${url}${name}/-/${file}`,
  };
  const response = await fetch(url + name.replace("/", "%2f"), {
    method: "PUT",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({
      _id: name,
      name,
      "dist-tags": { latest: version },
      versions: { [version]: { ...manifest, _id: `${name}@${version}`, dist } },
      _attachments: {
        [file]: {
          content_type: "application/octet-stream",
          data: tarball.toString("base64"),
          length: tarball.length,
        },
      },
    }),
  });
  if (!response.ok) throw new Error(`${name}@${version}: ${response.status} ${await response.text()}`);
}
