import { readFileSync } from "node:fs";
import { pathOf } from "./repository.js";

/** Lists the pages, as GitHub shows it. */
export const contentsFile = pathOf(new URL("../docs/README.md", import.meta.url));

/**
 * The site's sections with their pages, in the order of docs/README.md.
 *
 * @typedef {{ readonly title: string, readonly file: string }} Page
 * @type {readonly { readonly title: string, readonly pages: readonly Page[] }[]}
 */
export const sections = readFileSync(contentsFile, "utf8")
  .split(/^## /m)
  .slice(1)
  .map((section) => ({
    title: section.split("\n")[0],
    pages: [...section.matchAll(/^- \[(.+)\]\((.+)\)$/gm)].map(([, title, path]) => ({
      title,
      file: pathOf(new URL(`../docs/${path}`, import.meta.url)),
    })),
  }));
