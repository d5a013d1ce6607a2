import { relative } from "node:path";
import { KindRouter } from "typedoc";
import { root, withSlashes } from "./repository.js";

/** Gives pages the addresses of their files: docs/testing.md is testing.html. */
export class PageRouter extends KindRouter {
  getIdealBaseName(reflection) {
    const file = reflection.isDocument() && reflection.project.files.getReflectionPath(reflection);
    if (!file) return super.getIdealBaseName(reflection);
    return withSlashes(relative(root, file))
      .replace(/^docs\/|\.md$/g, "")
      .toLowerCase();
  }
}
