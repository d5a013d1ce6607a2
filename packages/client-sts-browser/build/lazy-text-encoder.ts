import type { Rolldown } from "tsdown";

const EAGER = "const encoder = new TextEncoder();";
const LAZY = "const encoder = { encode: (text) => new TextEncoder().encode(text) };";

/** aws4fetch creates a TextEncoder when it is loaded. In jsdom there is none, and only signing needs it. */
export function lazyTextEncoder(): Rolldown.Plugin {
  return {
    name: "lazy-text-encoder",
    transform: {
      filter: { id: /[\\/]aws4fetch[\\/]/ },
      handler(code) {
        if (!code.includes(EAGER)) this.error(`aws4fetch does not contain "${EAGER}" any more.`);
        return code.replace(EAGER, LAZY);
      },
    },
  };
}
