// Builds the site in dist: the pages that docs/README.md lists, and the API reference.
import { dirname } from "node:path";
import { Application, Converter, DocumentReflection, IndexEvent, JSX, PageEvent } from "typedoc";
import { addTranslations } from "typedoc/browser";
import { accessible } from "./accessible.js";
import { contentsFile, sections } from "./contents.js";
import { withDescription } from "./description.js";
import { describeFunctions } from "./functions.js";
import { modules } from "./modules.js";
import { readPage } from "./page.js";
import { sectionsOf } from "./page-sections.js";
import { inRepository, pathOf, repositoryUrl, root } from "./repository.js";
import { PageRouter } from "./router.js";
import { SiteTheme } from "./theme.js";

describeFunctions();

const here = (file) => pathOf(new URL(file, import.meta.url));
const home = `${root}README.md`;

const [out = here("dist")] = process.argv.slice(2);
const app = await Application.bootstrap({
  name: "stskit",
  tsconfig: here("tsconfig.json"),
  entryPoints: modules.map(({ source }) => source),
  sortEntryPoints: false,
  readme: "none",
  out,
  disableGit: true,
  sourceLinkTemplate: inRepository(`${root}{path}#L{line}`),
  basePath: root,
  displayBasePath: root,
  // They were checked by the build.
  skipErrorChecking: true,
  excludePrivate: true,
  excludeInternal: true,
  groupOrder: [...sections.map(({ title }) => title), "API reference"],
  groupReferencesByType: true,
  navigation: { includeGroups: true, includeCategories: false, includeFolders: false },
  headings: { readme: false, document: false },
  highlightLanguages: [
    "sh",
    "js",
    "ts",
    "tsx",
    "json",
    "jsonc",
    "html",
    "xml",
    "yaml",
    "ini",
    "python",
    "text",
  ],
  searchInDocuments: true,
  searchInComments: true,
  // Guides come first, and members last: many have the same name.
  searchGroupBoosts: {
    ...Object.fromEntries(sections.map(({ title }) => [title, 100])),
    Interfaces: 0.1,
    Properties: 0.1,
  },
  customCss: here("style.css"),
  favicon: here("favicon.svg"),
  router: "pages",
  theme: "site",
  useFirstParagraphOfCommentAsSummary: true,
  navigationLinks: { GitHub: repositoryUrl },
  hideGenerator: true,
  includeHierarchySummary: false,
  treatWarningsAsErrors: true,
  validation: { notExported: false, invalidPath: false },
});
addTranslations({ kind_plural_module: "API reference" });
app.renderer.defineRouter("pages", PageRouter);
app.renderer.defineTheme("site", SiteTheme);

const pages = sections.flatMap(({ title, pages }) => pages.map((page) => ({ ...page, group: title })));
const readmes = modules.flatMap(({ readme }) => (readme ? [readme] : []));
/** The folder of a README leads to where the README is. */
const onSite = new Set([
  ...pages.map(({ file }) => file),
  ...[home, contentsFile, ...readmes].flatMap((file) => [file, dirname(file)]),
]);

app.converter.on(Converter.EVENT_BEGIN, ({ project }) => {
  for (const { title, file, group } of pages) {
    const content = parse(file, project);
    const page = new DocumentReflection(sectionsOf({ content })[0].heading, project, content, {
      group,
      menu: title,
    });
    project.addChild(page);
    project.registerReflection(page, undefined, file);
  }
  addReadme(project, home, project);
  project.files.registerReflectionPath(contentsFile, project);
});
app.converter.on(Converter.EVENT_RESOLVE_BEGIN, ({ project }) => {
  // Smithy's own class, for tools that look for it.
  for (const { name } of modules) {
    const smithyClient = project.getChildByName([name, "__Client"]);
    if (smithyClient) project.removeReflection(smithyClient);
  }
  // The module's page has a heading already.
  for (const { name, readme } of modules)
    if (readme) addReadme(project.getChildByName([name]), readme, project, { heading: false });
});

// The navigation shows the pages of the first sections until someone closes them. It is built later.
const opened = sections.slice(0, 2).map(({ title }) => `localStorage["tsd-accordion-${title}"] ??= true;`);
app.renderer.hooks.on("head.begin", () =>
  JSX.createElement(JSX.Raw, { html: `<script>${opened.join("")}</script>` }),
);

app.renderer.on(PageEvent.END, (page) => {
  page.contents = accessible(withDescription(page.contents));
});

app.renderer.on(IndexEvent.PREPARE_INDEX, ({ searchResults, searchFields }) => {
  // What a page's sections say leads to them.
  searchResults.forEach((result, index) => {
    if (result.isDocument()) searchFields[index].document = sectionsOf(result)[0].text;
  });
});

const entryPoints = app.getEntryPoints();
await app.initializeRepositories(entryPoints);
const project = app.converter.convert(
  entryPoints.map((entry) => ({ ...entry, displayName: moduleOf(entry.sourceFile.fileName).name })),
);
// What a module has of its own comes before what it has from others: functions before the errors that they reject with.
const isOwn = ({ children }) => children.some((child) => !child.isReference());
for (const { groups } of project.children) groups.sort((a, b) => Number(isOwn(b)) - Number(isOwn(a)));
// Most readers search for what their platform's package has: core is for who writes a platform.
const [core] = project.children;
for (const child of core.children) child.relevanceBoost = 0.5;
app.validate(project);
await app.generateOutputs(project);
if (app.logger.hasErrors() || app.logger.hasWarnings()) process.exitCode = 1;

function parse(file, { files }, options) {
  return app.converter.parseRawComment(readPage(file, onSite, options), files).content;
}

function addReadme(reflection, file, project, options) {
  reflection.readme = parse(file, project, options);
  project.files.registerReflectionPath(file, reflection);
  project.files.registerReflectionPath(dirname(file), reflection);
}

function moduleOf(source) {
  return modules.find((module) => module.source === source);
}
