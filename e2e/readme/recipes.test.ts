import { execFile } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));
const contributing = readFileSync(join(root, "CONTRIBUTING.md"), "utf8");
const tsc = createRequire(import.meta.url).resolve("typescript/bin/tsc");

/** A copy of core, to follow recipes in. */
let core: string;

beforeAll(() => {
  core = mkdtempSync(join(root, "e2e/readme/run-"));
  const original = join(root, "packages/core");
  for (const part of ["src", "build", "package.json"])
    cpSync(join(original, part), join(core, part), { recursive: true });
  symlinkSync(join(original, "node_modules"), join(core, "node_modules"), "junction");
  writeFileSync(
    join(core, "tsconfig.json"),
    JSON.stringify({
      extends: join(original, "tsconfig.json"),
      include: ["src"],
      exclude: ["src/**/*.test.ts"],
    }),
  );
});

afterAll(() => rmSync(core, { recursive: true, force: true }));

/** The steps of a recipe: the paths in core that each line names, and its code. */
function recipe(title: string): { readonly files: string[]; readonly text: string } {
  const text = contributing.split(/^### /m).find((section) => section.startsWith(`${title}\n`)) ?? "";
  const files = [...text.matchAll(/^\d\. .*?packages\/core\/(src\/[\w/.-]+)/gm)].map(([, file]) => file!);
  return { files, text };
}

const read = (file: string) => readFileSync(join(core, file), "utf8");
const write = (file: string, text: string) => writeFileSync(join(core, file), text);

function replace(file: string, found: string, by: string): void {
  expect(read(file)).toContain(found);
  write(file, read(file).replace(found, by));
}

async function typecheck(): Promise<void> {
  const { stdout } = await promisify(execFile)(process.execPath, [tsc, "--noEmit", "-p", core]).catch(
    (error) => error,
  );
  expect(stdout).toBe("");
}

const load = (file: string) => import(/* @vite-ignore */ pathToFileURL(join(core, file)).href);

test("CONTRIBUTING names files that are there", () => {
  const named = [...contributing.matchAll(/(?:`|\]\()((?:packages|e2e|docs|\.ci)\/[\w/.-]+)/g)].map(
    ([, path]) => path!,
  );
  expect(named.length).toBeGreaterThan(20);
  const isMadeUp = (path: string) => /\/(get-weather|GetWeatherCommand)\.ts$/.test(path);
  expect(named.filter((path) => !isMadeUp(path) && !existsSync(join(root, path)))).toEqual([]);
});

test("an operation is two files and a line in each list", async () => {
  const { files, text } = recipe("An operation");
  const [operation, operations, command, commands, table, calls, signatures] = files;
  const line = (file: string) => text.match(new RegExp(`${file}\`: \`(.*)\``))![1]!;
  const renamed = (original: string) =>
    original
      .replaceAll("GetAccessKeyInfo", "GetWeather")
      .replaceAll("getAccessKeyInfo", "getWeather")
      .replaceAll("get-access-key-info", "get-weather")
      .replaceAll("AccessKeyId", "City");

  write(operation!, renamed(read("src/operations/get-access-key-info.ts")));
  write(operations!, `${read(operations!)}${line(operations!)}\n`);
  write(command!, renamed(read("src/commands/GetAccessKeyInfoCommand.ts")));
  write(commands!, `${read(commands!)}${line(commands!)}\n`);
  replace(table!, "  getWebIdentityToken =", `  ${line(table!)}\n  getWebIdentityToken =`);
  const ofAccessKeyInfo = (file: string) => /\n(\w+ [^;]*get-access-key-info.js";\n)/.exec(read(file))![1]!;
  write(calls!, `${read(calls!)}${renamed(ofAccessKeyInfo(calls!))}`);
  write(
    signatures!,
    `${renamed(ofAccessKeyInfo(signatures!))}${read(signatures!)}
export type GetWeather = (input: GetWeatherCommandInput, options?: SignedOperationOptions) => Promise<GetWeatherResult>;
`,
  );
  const [, functionLine] = /functions\.ts` of each platform: `(.*)`/.exec(text)!;
  write(
    "src/type-test.ts",
    `import type { STSOperations } from "./client/sts.js";
import type { ServiceInputTypes } from "./api.js";
import type { GetWeatherCommandInput } from "./calls.js";
export const input: ServiceInputTypes = { City: "Oslo" } satisfies GetWeatherCommandInput;
export const method = (sts: STSOperations): Promise<string | undefined> => sts.getWeather({ City: "Oslo" }).then(({ Account }) => Account);
import { type GetWeather, operationFunctions } from "./functions.js";
import * as operations from "./operations.js";
const signed = operationFunctions({} as any, {} as any);
${functionLine}
`,
  );
  await typecheck();

  const { GetWeatherCommand } = await load("src/api.ts");
  const { withOperations } = await load("src/client/sts.ts");
  const sent: unknown[] = [];
  class Client {
    send(command: unknown) {
      sent.push(command);
    }
  }
  new (withOperations(Client))().getWeather({ City: "Oslo" });
  expect(sent).toEqual([new GetWeatherCommand({ City: "Oslo" })]);

  const { platformCommandEntries } = await load("build/command-entries.ts");
  platformCommandEntries(pathToFileURL(`${core}/platform/`));
  expect(readdirSync(join(core, "platform/src/commands"))).toContain("GetWeatherCommand.ts");
});

test("a setting is a row, an option and a line", async () => {
  const [table, options, resolve] = recipe("A setting").files;
  replace(
    table!,
    "  maxAttempts: {",
    `  useCarrierPigeons: {
    environment: ["AWS_USE_CARRIER_PIGEONS"],
    keys: ["use_carrier_pigeons"],
    default: false,
    ...boolean,
  },
  maxAttempts: {`,
  );
  replace(options!, "  maxAttempts?: ", "  useCarrierPigeons?: Provided<boolean>;\n  maxAttempts?: ");
  replace(
    options!,
    "  maxAttempts: () =>",
    "  useCarrierPigeons: () => Promise<boolean>;\n  maxAttempts: () =>",
  );
  replace(
    resolve!,
    '    maxAttempts: read.withDefault("maxAttempts"),',
    '    useCarrierPigeons: read.withDefault("useCarrierPigeons"),\n    maxAttempts: read.withDefault("maxAttempts"),',
  );
  await typecheck();

  const { resolveConfig } = await load("src/settings/resolve-config.ts");
  const { settings } = await load("src/settings/table.ts");
  const platform = {
    transport: () => ({}),
    settings: () => (setting: unknown) => (setting === settings.useCarrierPigeons ? true : undefined),
  };
  const resolved = (given: object) => resolveConfig(given, platform).useCarrierPigeons();
  expect(await resolved({})).toBe(true);
  expect(await resolved({ useCarrierPigeons: false })).toBe(false);
  expect(await resolveConfig({}, { ...platform, settings: undefined }).useCarrierPigeons()).toBe(false);
  await expect(resolved({ useCarrierPigeons: "maybe" })).rejects.toThrow(
    'useCarrierPigeons is "maybe", but must be true or false.',
  );
});
