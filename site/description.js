/**
 * A page with its first paragraph as its description, for search engines and previews of links.
 *
 * @param {string} html
 */
export function withDescription(html) {
  const content = html.slice(html.indexOf('<div class="col-content"'));
  const paragraphs = [...content.matchAll(/<p>(.*?)<\/p>/gs)].map(([, text]) => plain(text));
  const description = paragraphs.find((text) => text !== "");
  if (description === undefined) return html;
  return html.replace(/(?<=<meta name="description" content=")[^"]*/, () => description);
}

function plain(html) {
  return html.replace(/<.*?>/gs, "").replace(/\s+/g, " ").replaceAll('"', "&quot;").trim();
}
