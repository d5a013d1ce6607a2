/** What the charts' colours are on a dark page. */
const DARK = {
  // The background, the dots of lines, and the edges of labels.
  "#fff": "#2b2e33",
  "rgb(255,255,255)": "#2b2e33",
  // Text and axes.
  "#333": "#d8dbe0",
  "#3c3c41": "#d8dbe0",
  "#54555a": "#d8dbe0",
  "#dbdee4": "#484c53",
  // Subjects.
  "#b35900": "#dd7f33",
  "#e5a76b": "#f3c9a0",
  "#0b6bcb": "#6cb2f7",
  "#8a8f98": "#a3a8b1",
  "#7a4fb5": "#b99cf0",
  "#3d8b5f": "#6cc495",
  "#c62f4b": "#ff7d92",
};

const rules = Object.entries(DARK).flatMap(([light, dark]) =>
  ["fill", "stroke"].map((property) => `[${property}="${light}"] { ${property}: ${dark}; }`),
);
const style = `<style>\n@media (prefers-color-scheme: dark) {\n${rules.join("\n")}\n}\n</style>`;

/** A chart that follows the page that shows it, or the system. */
export function withDarkColors(svg) {
  return svg.replace(/^<svg [^>]*>/, (start) => `${start}\n${style}`);
}
