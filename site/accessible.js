/**
 * What TypeDoc's theme leaves out of a page: landmarks for screen readers, and scrolling of wide code, tables and charts by keyboard.
 *
 * @param {string} html
 */
export function accessible(html) {
  return html
    .replace('<div class="col-content">', '<div class="col-content" role="main">')
    .replace('<div class="page-menu">', '<div class="page-menu" role="complementary" aria-label="This page">')
    .replace('<nav class="tsd-navigation">', '<nav class="tsd-navigation" aria-label="Pages">')
    .replace('<nav id="tsd-sidebar-links"', '<nav id="tsd-sidebar-links" aria-label="Elsewhere"')
    .replaceAll("<pre>", '<pre tabindex="0">')
    .replaceAll("<table>", '<div class="wide" tabindex="0"><table>')
    .replaceAll("</table>", "</table></div>")
    .replace(/<img [^>]*src="[^"]+\.svg"[^>]*>/g, '<span class="chart" tabindex="0">$&</span>')
    .replaceAll("<th></th>", "<td></td>");
}
