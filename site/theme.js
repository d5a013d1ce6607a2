import { DefaultTheme, DefaultThemeRenderContext, JSX, ReferenceReflection } from "typedoc";

/** TypeDoc's theme, with the menu and the tables of modules as this site shows them. */
export class SiteTheme extends DefaultTheme {
  ContextClass = PageContext;

  /** Under "Getting started", the menu has "Node.js": titles as docs/README.md has them. */
  buildNavigation(project) {
    const titles = new Map(
      project.documents.map((page) => [this.router.getFullUrl(page), page.frontmatter.menu]),
    );
    return super.buildNavigation(project).map(({ children, ...group }) => ({
      ...group,
      children: children.map((entry) => ({ ...entry, text: titles.get(entry.path) ?? entry.text })),
    }));
  }
}

class PageContext extends DefaultThemeRenderContext {
  constructor(...page) {
    super(...page);
    const { moduleMemberSummary } = this;
    this.moduleMemberSummary = (member) =>
      member instanceof ReferenceReflection ? reexport(this, member) : moduleMemberSummary(member);
  }
}

/** What a module exports from another: its name, which leads to its page, and what it is for. */
function reexport(context, member) {
  const target = member.getTargetReflectionDeep();
  const id = context.getAnchor(member);
  const style = context.getReflectionClasses(member);
  context.page.pageHeadings.push({
    link: `#${id}`,
    text: member.name,
    kind: target.kind,
    classes: style,
    icon: context.theme.getReflectionIcon(target),
  });
  return element(JSX.Fragment, null, [
    element("dt", { class: `tsd-member-summary ${style}`, id }, [
      element("span", { class: "tsd-member-summary-name" }, [
        context.reflectionIcon(target),
        element("a", { href: context.urlTo(target) }, [member.name]),
        element("a", { class: "tsd-anchor-icon", href: `#${id}`, "aria-label": "Permalink" }, [
          context.icons.anchor(),
        ]),
      ]),
    ]),
    element("dd", { class: `tsd-member-summary ${style}` }, [context.commentShortSummary(target)]),
  ]);
}

const element = (type, properties, children) => JSX.createElement(type, properties, ...children);
