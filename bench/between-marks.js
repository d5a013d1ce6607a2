import { readFileSync, writeFileSync } from "node:fs";

/** Writes between a file's marks of that name, which say what command does so. */
export function writeBetweenMarks(file, name, command, content) {
  const [begin, end] = [`<!-- ${name}: written by ${command} -->`, `<!-- end of ${name} -->`];
  const text = readFileSync(file, "utf8");
  const [before, rest] = text.split(begin);
  const after = rest?.split(end)[1];
  if (after === undefined) throw new Error(`${file} has no place for the ${name}: ${begin} … ${end}`);
  writeFileSync(file, `${before}${begin}\n\n${content}\n\n${end}${after}`);
}
