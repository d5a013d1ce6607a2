import { relative } from "node:path";
import { DocumentReflection, KindRouter, Slugger } from "typedoc";
import { sectionsOf } from "./page-sections.js";
import { root, withSlashes } from "./repository.js";

/** Gives pages the addresses of their files: docs/testing.md is testing.html. Their sections are found by the search, too. */
export class PageRouter extends KindRouter {
  getIdealBaseName(reflection) {
    const file = reflection.isDocument() && reflection.project.files.getReflectionPath(reflection);
    if (!file) return super.getIdealBaseName(reflection);
    return withSlashes(relative(root, file))
      .replace(/^docs\/|\.md$/g, "")
      .toLowerCase();
  }

  buildChildPages(reflection, pages) {
    super.buildChildPages(reflection, pages);
    if (reflection.isDocument()) this.addSections(reflection);
  }

  addSections(page) {
    const slugger = new Slugger(this.application.options.getValue("sluggerConfiguration"));
    const sections = sectionsOf(page).map((section) => ({
      ...section,
      anchor: slugger.slug(section.heading),
    }));
    for (const { heading, text, anchor } of sections.slice(1)) {
      const content = [{ kind: "text", text: `# ${heading}\n${text}` }];
      const section = new DocumentReflection(
        `${heading} (${page.name})`,
        page.project,
        content,
        page.frontmatter,
      );
      this.fullUrls.set(section, `${this.getFullUrl(page)}#${anchor}`);
      this.anchors.set(section, anchor);
    }
  }
}
