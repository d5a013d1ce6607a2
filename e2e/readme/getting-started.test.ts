import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { bundle, Hermes, hermes } from "@stskit/e2e-react-native";
import { bun, deno, describeFound, type Found, findChromium, nodes } from "@stskit/e2e-runtimes";
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
      writeFileSync(join(folder, "package.json"), '{ "name": "app", "private": true }');
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

// Wrangler asks for it.
const node22 = nodes.find(({ name }) => name === "Node.js 22")!;

describeFound(node22.name, node22.program, startable, (running) => {
  followed("workers-deno-bun.md, Cloudflare Workers", async () => {
    const { folder } = await open("workers-deno-bun.md", { heading: "Cloudflare Workers" });
    symlinkSync(running().program, join(folder, "bin/node"));
    writeFileSync(join(folder, "bin/curl"), CURL, { mode: 0o755 });
    const { expected, printed } = await reader!.follow();
    expect(printed).toBe(expected);
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
