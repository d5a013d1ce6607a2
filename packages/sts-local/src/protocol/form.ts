import { StsError } from "./sts-error.js";

/** Name and value pairs in the order they arrived, duplicates included. */
export type FormPairs = readonly (readonly [name: string, value: string])[];

/**
 * Parses a form body or a query string (`+` and `%20` both mean a space).
 * Throws `MalformedInput` for invalid percent-encoding or UTF-8.
 */
export function parseForm(text: string): FormPairs {
  if (text === "") return [];
  return text
    .split("&")
    .filter((pair) => pair !== "")
    .map((pair) => {
      const equals = pair.indexOf("=");
      if (equals === -1) return [decode(pair), ""] as const;
      return [decode(pair.slice(0, equals)), decode(pair.slice(equals + 1))] as const;
    });
}

/** Merges forms into one map. Throws `MalformedInput` for a name that occurs more than once. */
export function mergeForms(...forms: readonly FormPairs[]): ReadonlyMap<string, string> {
  const merged = new Map<string, string>();
  for (const [name, value] of forms.flat()) {
    if (merged.has(name))
      throw new StsError("MalformedInput", `The parameter ${name} is given more than once.`);
    merged.set(name, value);
  }
  return merged;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll("+", " "));
  } catch (cause) {
    throw new StsError("MalformedInput", "A parameter is not valid percent-encoded UTF-8.", { cause });
  }
}
