import { execFile } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { sections } from "@stskit/site/contents";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));
const here = fileURLToPath(new URL(".", import.meta.url));

/** Of the repository, for GitHub's readers: links are relative, and anchors are as GitHub makes them. */
test("links in Markdown lead to files and headings that are there", async () => {
  const remark = join(here, "node_modules/remark-cli/cli.js");
  const files = [".", "docs", "packages", "e2e", "examples"].flatMap(markdownIn);
  expect(files.length).toBeGreaterThan(25);
  const { stderr } = await promisify(execFile)(
    process.execPath,
    [
      remark,
      ...["--no-stdout", "--quiet", "--no-config", "--use", "remark-validate-links=repository:false"],
      ...files,
    ],
    { cwd: here },
  );
  expect(stderr).toBe("");
});

function markdownIn(folder: string): string[] {
  const recursive = folder === "docs";
  return readdirSync(join(root, folder), { recursive, encoding: "utf8" })
    .flatMap((name) => (name.endsWith(".md") ? name : [`${name}/README.md`, `${name}/CHANGELOG.md`]))
    .map((name) => join(root, folder, name))
    .filter((file) => existsSync(file));
}

test("the contents list every page of docs", () => {
  const listed = sections.flatMap(({ pages }) => pages.map(({ file }) => normalize(file)));
  const missing = markdownIn("docs").filter((file) => !listed.includes(file));
  expect(missing).toEqual([join(root, "docs/README.md")]);
});
