import { CopyButton } from "./copy-button.js";

/** Text whose long lines scroll. */
export function ScrollingText({ text, what }: { readonly text: string; readonly what: string }) {
  return (
    <section class="scrolling" aria-label={what}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <pre tabIndex={0}>{text}</pre>
    </section>
  );
}

/** Text to read and copy. */
export function CodeBlock({
  text,
  copy = text,
  what,
}: {
  readonly text: string;
  readonly copy?: string;
  readonly what: string;
}) {
  return (
    <div class="code">
      <ScrollingText text={text} what={what} />
      <CopyButton text={copy} what={what} />
    </div>
  );
}
