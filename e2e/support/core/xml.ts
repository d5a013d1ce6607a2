/** An element with text. */
export function text(name: string, value: string): string {
  return `<${name}>${value.replace(/&/g, "&amp;").replace(/</g, "&lt;")}</${name}>`;
}

/** An element with child elements. */
export function element(name: string, ...children: string[]): string {
  return `<${name}>\n${children.join("\n")}</${name}>`;
}
