import { looksSecret, NOT_SHOWN } from "./shown.js";

/**
 * Reads a setting's text.
 *
 * @param source - where the text stands, for messages: an environment variable or a key of a file
 * @throws TypeError when the text is not allowed: a setting that is silently ignored is worse than none
 */
export type Parser<T> = (text: string, source: string) => T;

/** Any text. */
export const asText: Parser<string> = (text) => text;

/** The name of a region; whether it can be one is checked with the option of that name. */
export const asRegion: Parser<string> = (text, source) => {
  if (!looksSecret(text)) return text;
  throw wrong(text, source, "the name of a region, e.g. eu-west-1");
};

/** `true` or `false`. */
export const asBoolean: Parser<boolean> = oneOf({ true: true, false: false });

/** A whole number from 1. */
export const asCount: Parser<number> = (text, source) => {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw wrong(text, source, "a whole number from 1");
};

/** One of several words, in lower or upper case, each with what it stands for. */
export function oneOf<T>(meanings: Readonly<Record<string, T>>): Parser<T> {
  const words = Object.keys(meanings);
  return (text, source) => {
    const word = words.find((word) => word === text.toLowerCase());
    if (word === undefined) throw wrong(text, source, words.join(" or "));
    return meanings[word]!;
  };
}

/** An absolute http or https URL. */
export const asUrl: Parser<string> = (text, source) => {
  if (URL.canParse(text) && /^https?:/i.test(text)) return text;
  // Not shown: it may hold a password.
  throw new TypeError(
    `${source} is no http or https URL. Set it to one such as https://sts.example.com, or remove it.`,
  );
};

function wrong(text: string, source: string, allowed: string): TypeError {
  return new TypeError(
    `${source} is ${looksSecret(text) ? NOT_SHOWN : JSON.stringify(text)}. Set it to ${allowed}, or remove it.`,
  );
}
