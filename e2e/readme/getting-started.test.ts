import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { bundle, Hermes, hermes } from "@stskit/e2e-react-native";
import {
  bun,
  deno,
  describeFound,
  type Found,
  findChromium,
  type RunningWorker,
  runWorkerd,
  workerd,
} from "@stskit/e2e-runtimes";
import { build } from "esbuild";
import { afterEach, expect, test } from "vitest";
import { Reader } from "./follow.js";

const here = fileURLToPath(new URL(".", import.meta.url));

/** As much of curl as the page uses: not every machine has it. */
const CURL = `#!/usr/bin/env node
const [, , , header, url] = process.argv;
const [name, value] = header.split(": ");
fetch(url, { headers: { [name]: value } }).then((response) => response.text()).then(console.log);
`;

// The pages' commands are for the shells of Linux and macOS, and for those that Git brings to Windows.
const followed = test.skipIf(process.platform === "win32");

let reader: Reader | undefined;
afterEach(async () => {
  await reader?.close();
  if (reader) rmSync(reader.folder, { recursive: true });
  reader = undefined;
});

async function open(page: string, { heading = "", parent = tmpdir() } = {}): Promise<Reader> {
  reader = await Reader.open(`getting-started/${page}`, mkdtempSync(join(parent, "run-")), heading);
  // For programs that stand on the path before others.
  mkdirSync(join(reader.folder, "bin"));
  return reader;
}

followed.each(["node.md", "lambda.md"])("%s", async (page) => {
  const { expected, printed } = await (await open(page)).follow();
  expect(printed.endsWith(expected) ? expected : printed).toBe(expected);
});

describeFound(
  "a browser",
  findChromium(),
  ({ type, options }) => type.launch(options),
  (browser) => {
    followed("browser.md", async () => {
      const { expected, printed: token } = await (await open("browser.md")).follow();
      const page = await browser().newPage();
      await page.goto(`http://localhost:${reader!.ports.get("5173")}`);
      await page.getByLabel("Token").fill(token);
      await page.getByRole("button", { name: "Sign in" }).click();
      await page.getByText(expected, { exact: true }).waitFor();
    });
  },
);

describeFound("Metro and the Hermes VM", hermes, startable, () => {
  followed(
    "react-native.md",
    async () => {
      // Metro finds files in the workspace only.
      const { folder } = await open("react-native.md", { parent: here });
      const { expected, printed: token } = await reader!.follow();
      // A simulator would show the app. Here Metro bundles it, and the VM runs what its button does.
      await bundle(join(folder, "App.js"));
      const button = join(folder, "button.js");
      writeFileSync(
        button,
        `import "@stskit/e2e-react-native/globals";
       import { whoAmI } from "./who-am-i";
       globalThis.whoAmI = whoAmI;`,
      );
      const vm = new Hermes(await bundle(button));
      try {
        expect(await vm.call("whoAmI", token)).toBe(expected);
      } finally {
        vm.close();
      }
    },
    180_000,
  );
});

describeFound("Cloudflare's runtime", workerd, startable, (running) => {
  followed("workers-deno-bun.md, Cloudflare Workers", async () => {
    const { folder, ports } = await open("workers-deno-bun.md", { heading: "Cloudflare Workers" });
    let worker: RunningWorker | undefined;
    try {
      writeFileSync(join(folder, "bin/curl"), CURL, { mode: 0o755 });
      const { expected, printed } = await reader!.follow({
        "npx wrangler dev": async () => {
          worker = await dev(running().program, folder, ports.get("8787")!);
        },
      });
      expect(printed).toBe(expected);
    } finally {
      await worker?.close();
    }
  });
});

describeFound("Deno and Bun", both(deno, bun), startable, (running) => {
  followed("workers-deno-bun.md, Deno and Bun", async () => {
    const { folder } = await open("workers-deno-bun.md", { heading: "Deno and Bun" });
    const [denoProgram, bunProgram] = running().program;
    symlinkSync(denoProgram, join(folder, "bin/deno"));
    symlinkSync(bunProgram, join(folder, "bin/bun"));
    const { expected, printed } = await reader!.follow();
    expect(printed).toBe(expected);
  });
});

function startable<T>(program: T) {
  return { program, close() {} };
}

function both<T>(one: Found<T>, other: Found<T>): Found<readonly [T, T]> {
  if ("missing" in one) return one;
  return "missing" in other ? other : { found: [one.found, other.found] };
}

/** Starts the worker of a folder as Wrangler does: bundled by esbuild, with the variables of its configuration. */
async function dev(program: string, folder: string, port: number): Promise<RunningWorker> {
  const { main, compatibility_date, vars } = JSON.parse(
    readFileSync(join(folder, "wrangler.jsonc"), "utf8").replace(/^ *\/\/.*$/gm, ""),
  );
  await build({
    entryPoints: [join(folder, main)],
    outfile: join(folder, "bundle.js"),
    bundle: true,
    format: "esm",
    target: "es2022",
    conditions: ["workerd", "worker"],
    platform: "browser",
    logLevel: "silent",
  });
  const bindings = Object.entries(vars).map(([name, text]) => `(name = "${name}", text = "${text}")`);
  writeFileSync(
    join(folder, "worker.capnp"),
    `using Workerd = import "/workerd/workerd.capnp";
     const config :Workerd.Config = (
       services = [
         (name = "main", worker = (
           modules = [(name = "worker", esModule = embed "bundle.js")],
           compatibilityDate = "${compatibility_date}",
           bindings = [${bindings.join(", ")}],
           globalOutbound = "loopback",
         )),
         (name = "loopback", network = (allow = ["127.0.0.0/8"], deny = [])),
       ],
       sockets = [(name = "http", address = "127.0.0.1:${port}", http = (), service = "main")],
     );`,
  );
  return runWorkerd(program, join(folder, "worker.capnp"));
}
