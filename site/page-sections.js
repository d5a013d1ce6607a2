/**
 * A page's Markdown by headings, each with the text until the next. The first is the page's own.
 *
 * @param {import("typedoc").DocumentReflection} page
 * @returns {readonly { readonly heading: string, readonly text: string }[]}
 */
export function sectionsOf({ content }) {
  return content
    .map(({ kind, text }) => (kind === "code" ? text.replace(/^#/gm, " #") : text))
    .join("")
    .split(/^(?=#+ )/m)
    .map((section) => {
      const [heading, ...lines] = section.split("\n");
      return { heading: heading.replace(/^#+ |`/g, ""), text: lines.join("\n") };
    });
}
