// Writes the repository's address into all files that have it: `npm run set-repository -- https://example.com/owner/name`. The one
// in package.json is what they are compared with.
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";

const [given = ""] = process.argv.slice(2);
if (!/^https:\/\/[^/]+\/.+/.test(given)) {
  console.error(`${given || "Nothing"} is no address of a repository. Give its https: URL.`);
  process.exit(1);
}
const next = given.replace(/(\.git|\/)$/, "");
const { repository } = JSON.parse(readFileSync("package.json", "utf8"));
const present = repository.url.replace(/^git\+|\.git$/g, "");

const files = execFileSync("git", ["grep", "-lF", present], { encoding: "utf8" }).trim().split("\n");
for (const file of files) writeFileSync(file, readFileSync(file, "utf8").replaceAll(present, next));
console.log(`${files.length} files say ${next}.`);
