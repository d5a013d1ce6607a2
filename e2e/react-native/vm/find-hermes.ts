import { createRequire } from "node:module";
import { join } from "node:path";

/** The folders of the VM. The one for Windows is not driven here: nobody has tried its console through a pipe. */
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
  : { missing: "The Hermes VM is run on Linux (x64) and macOS only." };
