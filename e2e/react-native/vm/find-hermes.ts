import { createRequire } from "node:module";
import { join } from "node:path";

/** The package has a VM for each of these systems, in these folders. */
const FOLDERS: Partial<Record<string, string>> = { "linux-x64": "linux64-bin", darwin: "osx-bin" };

const { platform, arch } = process;
const folder = FOLDERS[platform] ?? FOLDERS[`${platform}-${arch}`];

/** The path of the Hermes VM, or why it is missing. */
export const hermes: { readonly found: string } | { readonly missing: string } = folder
  ? {
      found: join(
        createRequire(import.meta.url).resolve("hermes-engine-cli/package.json"),
        "..",
        folder,
        "hermes",
      ),
    }
  : { missing: "There is no Hermes VM for this system among npm's packages." };
