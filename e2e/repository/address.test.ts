import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** Also in a folder of another user. */
const git = (cwd: string, ...args: string[]) =>
  execFileSync("git", ["-c", "safe.directory=*", ...args], { cwd, encoding: "utf8", stdio: "pipe" });

const filesWith = (folder: string, text: string) => git(folder, "grep", "-lF", text).trim().split("\n");

const manifest = (folder: string) => JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));

const addressIn = (folder: string): string =>
  manifest(folder)
    .repository.url.replace(/^git\+/, "")
    .replace(/\.git$/, "");

const address = addressIn(root);

/** The places where a repository's files name it, with as much of an address as stands before that. */
function mentions(): string[] {
  const name = address.split("/").slice(-2).join("/");
  return filesWith(root, name).flatMap(
    (file) => readFileSync(join(root, file), "utf8").match(new RegExp(`[^\\s"'(]*${name}(?![\\w-])`, "g"))!,
  );
}

test.each(readdirSync(join(root, "packages")))("%s is at the address in package.json", (name) => {
  const directory = `packages/${name}`;
  expect(manifest(join(root, directory))).toMatchObject({
    homepage: `${address}/tree/main/${directory}#readme`,
    bugs: { url: `${address}/issues` },
    repository: { type: "git", url: `git+${address}.git`, directory },
  });
});

test("every file that names the repository has its address", () => {
  expect(mentions().length).toBeGreaterThan(20);
  expect(mentions().filter((mention) => mention.replace("git+", "") !== address)).toEqual([]);
});

test("one command sets it", () => {
  const copy = mkdtempSync(join(tmpdir(), "stskit-repository-"));
  onTestFinished(() => rmSync(copy, { recursive: true, force: true }));
  const files = filesWith(root, address);
  for (const file of [...files, ".ci/set-repository.mjs"]) cpSync(join(root, file), join(copy, file));
  git(copy, "init", "--quiet");
  git(copy, "add", ".");

  const elsewhere = "https://git.example.com/someone/sts";
  const set = (url: string) =>
    execFileSync(process.execPath, [".ci/set-repository.mjs", url], { cwd: copy, stdio: "pipe" });
  set(`${elsewhere}.git`);
  expect(addressIn(copy)).toBe(elsewhere);
  expect(() => filesWith(copy, address)).toThrow();
  expect(filesWith(copy, elsewhere)).toEqual(files);
  expect(() => set("somewhere")).toThrow("somewhere is no address");
});
