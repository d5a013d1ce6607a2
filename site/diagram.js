import { renderMermaidSVG } from "beautiful-mermaid";

/** Draws a Mermaid diagram in the page's colours. As HTML inside Markdown, it must not have empty lines. */
export function renderDiagram(text) {
  const svg = renderMermaidSVG(text, {
    bg: "var(--color-background)",
    fg: "var(--color-text)",
  })
    // The page's own font.
    .replace(/@import url\(.*?\);/, "")
    .replace(/\n\s*/g, "\n");
  return `<figure class="diagram" tabindex="0">\n${svg}\n</figure>`;
}
