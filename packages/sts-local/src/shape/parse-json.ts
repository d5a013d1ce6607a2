import { visit } from "jsonc-parser";

/** What a text in JSON says. Throws `TypeError`, which names the text as `path` and has the place of the mistake. */
export function parseJson(path: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The parser's own message quotes the text, which may hold secrets.
    throw new TypeError(`${path} is not valid JSON: see ${mistakesIn(text)[0]}.`);
  }
}

function mistakesIn(text: string): string[] {
  const places: string[] = [];
  visit(
    text,
    {
      onError(_error, _offset, _length, line, column) {
        places.push(`line ${line + 1}, column ${column + 1}`);
      },
    },
    { disallowComments: true },
  );
  return places;
}
