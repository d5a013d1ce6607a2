import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** A fenced code block in a document. */
export interface Snippet {
  /** Its place: `README.md:31`. */
  readonly place: string;
  readonly language: string;
  readonly code: string;
}

/** Every fenced code block in the READMEs and docs. */
export function snippets(): Snippet[] {
  const packages = readdirSync(`${root}packages`).map((name) => `packages/${name}/README.md`);
  const docs = readdirSync(`${root}docs`).map((name) => `docs/${name}`);
  return ["README.md", ...packages, ...docs]
    .filter((file) => file.endsWith(".md") && existsSync(root + file))
    .flatMap((file) => blocksOf(readFileSync(root + file, "utf8"), file));
}

function blocksOf(markdown: string, file: string): Snippet[] {
  return [...markdown.matchAll(/^```(\w*)\n(.*?)^```$/gms)].map((match) => ({
    place: `${file}:${markdown.slice(0, match.index).split("\n").length}`,
    language: match[1]!,
    code: match[2]!,
  }));
}
