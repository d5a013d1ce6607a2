import { execFile } from "node:child_process";
import { rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const here = fileURLToPath(new URL(".", import.meta.url));
const tsc = createRequire(import.meta.url).resolve("typescript/bin/tsc");

/** How many files `require` loads, Node's own not counted. */
export async function filesLoaded(name: string): Promise<number> {
  const program = `require(${JSON.stringify(name)}); console.log(Object.keys(require.cache).length)`;
  return Number(await node(["--eval", program]));
}

/** How many files the compiler reads for a program that imports the entry point. */
export async function filesTypeChecked(name: string): Promise<number> {
  const program = `${here}checked-${name.replace(/\W/g, "-")}.mts`;
  writeFileSync(program, `export * from "${name}";\n`);
  try {
    const options = ["--ignoreConfig", "--noEmit", "--listFiles", "--skipLibCheck", "--module", "nodenext"];
    return (await node([tsc, ...options, program])).trim().split("\n").length;
  } finally {
    rmSync(program);
  }
}

async function node(args: string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: here, maxBuffer: 2 ** 26 });
  return stdout;
}
