import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import { entriesOf } from "./entries.js";
import { apiReports } from "./extract.js";

const PACKAGES = new URL("../../packages/", import.meta.url);

const published = readdirSync(PACKAGES).filter((name) => {
  const manifest = readFileSync(new URL(`${name}/package.json`, PACKAGES), "utf8");
  return !JSON.parse(manifest).private;
});

describe.each(published)("the declarations of %s", (name) => {
  const root = new URL(`${name}/`, PACKAGES);
  const folder = new URL("api-report/", root);
  const entries = entriesOf(root);
  const files = entries.map(({ report }) => `${report}.api.md`);
  let reports: ReadonlyMap<string, string>;
  beforeAll(() => {
    reports = apiReports(root, entries);
  });

  it.each(entries)("are as in the report $report", async ({ report }) => {
    const path = fileURLToPath(new URL(`${report}.api.md`, folder));
    const advice = `What ${name} declares is not what packages/${name}/api-report says. If that is meant, run \`npm test -- e2e/api -u\` and commit the reports`;
    await expect(reports.get(report), advice).toMatchFileSnapshot(path);
  });

  it("have no report without an entry point", () => {
    const found = existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: "utf8" }) : [];
    const left = found.filter((file) => file.endsWith(".md") && !files.includes(file.replaceAll("\\", "/")));
    expect(left, `Delete them from packages/${name}/api-report`).toEqual([]);
  });
});
