/** Longer names are no misspelling of a known one. */
const MAX_LENGTH = 64;

/** A sentence for the end of a message about an unknown name: the known name that is most like it, if one is. */
export function didYouMean(name: string, known: readonly string[]): string {
  if (name.length > MAX_LENGTH) return "";
  let nearest = "";
  let least = Math.min(3, name.length / 3);
  for (const candidate of known) {
    const edits = distance(name.toLowerCase(), candidate.toLowerCase());
    if (edits > least || (edits === least && nearest)) continue;
    nearest = candidate;
    least = edits;
  }
  return nearest && ` Did you mean "${nearest}"?`;
}

/** A name for a message. */
export function quoted(name: string): string {
  return JSON.stringify(name.length > MAX_LENGTH ? `${name.slice(0, MAX_LENGTH)}…` : name);
}

/** How many characters to insert, delete or replace (Levenshtein). */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, replaced));
    }
    row = next;
  }
  return row[b.length]!;
}
