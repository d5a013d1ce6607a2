import { readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { MinimalSourceFile } from "typedoc";
import { renderDiagram } from "./diagram.js";
import { inRepository, withSlashes } from "./repository.js";

/** A relative link, without its anchor. */
const LINK = /(?<=\]\()(?!\w+:|#)([^)\s#]+)/g;
const DIAGRAM = /^```mermaid\n(.*?)^```$/gms;

/**
 * A Markdown file as the site shows it: with diagrams drawn, and links to what is not on the site leading to the repository.
 *
 * @param {string} file
 * @param {ReadonlySet<string>} onSite the files and folders that the site has a page for
 * @param {{ readonly heading?: boolean }} [options] whether to keep its first heading. Default: true
 */
export function readPage(file, onSite, { heading = true } = {}) {
  const text = readFileSync(file, "utf8")
    .replace(/^# .*\n/, (found) => (heading ? found : ""))
    .replace(DIAGRAM, (_, diagram) => renderDiagram(diagram))
    .replace(LINK, (link) => {
      const target = withSlashes(resolve(dirname(file), link));
      return onSite.has(target) || target.endsWith(".svg") ? link : inRepository(target);
    });
  return new MinimalSourceFile(text, file);
}
