import { mkdtemp } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const require = createRequire(import.meta.url);
const root = fileURLToPath(new URL(".", import.meta.url));

export interface BundleOptions {
  /** The app's folder, which contains its Metro configuration. @default this package's own */
  readonly project?: string;
  /** Whether Metro resolves the `exports` of packages, as it does by default since React Native 0.79. @default true */
  readonly packageExports?: boolean;
}

/**
 * Bundles an app for release, as React Native's CLI does. Returns the bundle's path.
 *
 * @throws Error with what Metro warns about: its users would see that at each start
 */
export async function bundle(
  entry: string,
  { packageExports = true, project = root }: BundleOptions = {},
): Promise<string> {
  const Metro = require("metro");
  const defaults = await Metro.loadConfig({ cwd: project });
  const warnings: string[] = [];
  const config = {
    ...defaults,
    reporter: {
      update({ type, message }: { readonly type: string; readonly message: string }) {
        if (type === "resolver_warning") warnings.push(message);
      },
    },
    resolver: { ...defaults.resolver, unstable_enablePackageExports: packageExports },
  };
  const out = join(await mkdtemp(join(tmpdir(), "stskit-metro-")), "bundle.js");
  await Metro.runBuild(config, { entry, out, platform: "android", dev: false, minify: false });
  if (warnings.length > 0) throw new Error(warnings.join("\n"));
  return out;
}
