import { appendFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Scratch, scratchRepository, versionsIn, workflowCommand } from "./scratch.js";

let scratch: Scratch;
let released: Record<string, string>;

/** After a release, so that no changeset is left. */
beforeAll(async () => {
  scratch = await scratchRepository();
  await scratch.install("stskit");
  await scratch.run(workflowCommand("release.yml", "version"));
  await scratch.run("git add --all && git commit --quiet --allow-empty --message Version");
  // The workflow compares with the branch that a pull request is for.
  await scratch.run("git update-ref refs/remotes/origin/main main");
  released = versionsIn(scratch);
});
beforeEach(() =>
  scratch.run("git reset --quiet --hard && git clean --quiet -fd && git checkout --quiet -B change main"),
);
afterAll(() => scratch.remove());

const changeset = (name: string, bump: string) =>
  writeFileSync(join(scratch.folder, ".changeset/change.md"), `---\n"${name}": ${bump}\n---\n\nMended.\n`);

const commit = () => scratch.run("git add --all && git commit --quiet --message Change");

const changelog = (name: string) =>
  readFileSync(join(scratch.folder, name.replace("@stskit/", "packages/"), "CHANGELOG.md"), "utf8");

describe("a release", () => {
  const core = [
    "@stskit/client-sts",
    "@stskit/client-sts-browser",
    "@stskit/client-sts-node",
    "@stskit/client-sts-react-native",
    "@stskit/core",
    "@stskit/credential-store-redis",
  ];

  it("says in each package's CHANGELOG what it brings", () => {
    for (const [name, version] of Object.entries(released))
      expect(changelog(name)).toMatch(new RegExp(`^## ${version}\n\n### \\w+ Changes\n\n- .{40}`, "m"));
  });

  // The clients have core built in: a fix of core reaches their users by a release of theirs alone.
  it.each([
    ["@stskit/client-sts-browser", "patch", ["@stskit/client-sts", "@stskit/client-sts-browser"]],
    ["@stskit/client-sts-node", "minor", ["@stskit/client-sts", "@stskit/client-sts-node"]],
    ["@stskit/client-sts", "patch", ["@stskit/client-sts"]],
    ["@stskit/sts-local", "patch", ["@stskit/sts-local"]],
    ["@stskit/core", "patch", core],
    ["@stskit/core", "minor", core],
  ])("of %s (%s) moves who depends on it, and nothing else", async (name, bump, expected) => {
    changeset(name, bump);
    await commit();
    await scratch.run(workflowCommand("release.yml", "version"));
    const versions = versionsIn(scratch);
    expect(Object.keys(versions).filter((each) => versions[each] !== released[each])).toEqual(expected);

    await scratch.run("git add --all");
    const files = await scratch.run("git diff --cached --name-only main");
    const changed = expected.flatMap((each) => {
      const folder = each.replace("@stskit/", "packages/");
      return [`${folder}/CHANGELOG.md`, `${folder}/package.json`];
    });
    expect(files.trim().split("\n").sort()).toEqual(changed.sort());
    expect(changelog(name)).toContain(
      `## ${versions[name]}\n\n### ${bump === "patch" ? "Patch" : "Minor"} Changes\n\n- Mended.\n`,
    );
    for (const other of expected.filter((each) => each !== name))
      expect(changelog(other)).toMatch(
        new RegExp(`## ${versions[other]}\n\n### Patch Changes\n\n- With .*\`${name}\` ${versions[name]}`),
      );
  });
});

describe("CI refuses a pull request", () => {
  const status = () => scratch.run(workflowCommand("ci.yml", "run"));
  const change = (file: string) => appendFileSync(join(scratch.folder, file), "\n");

  it("that changes a published package without a changeset", async () => {
    change("packages/client-sts-browser/src/index.ts");
    await commit();
    await expect(status()).rejects.toThrow(/changed but no changesets were found/);
  });

  it.each([
    [
      "that has one",
      () => {
        change("packages/client-sts-browser/src/index.ts");
        changeset("@stskit/client-sts-browser", "patch");
      },
    ],
    ["that changes tests of a package", () => change("packages/core/test/client.test.ts")],
    ["that changes what isn't published", () => change("e2e/install/scratch.js")],
    ["that changes documentation", () => change("docs/testing.md")],
  ])("but none %s", async (_, make) => {
    make();
    await commit();
    await status();
  });
});
