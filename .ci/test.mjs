// Runs all suites and ends with a summary: `N passed, N failed, N skipped`.
// Arguments are passed to vitest: `npm test -- packages/core`.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const results = join(root, "test-results", "vitest.json");
const vitest = join(dirname(createRequire(import.meta.url).resolve("vitest/package.json")), "vitest.mjs");

mkdirSync(dirname(results), { recursive: true });
rmSync(results, { force: true });
const { status } = spawnSync(
  process.execPath,
  [
    vitest,
    "run",
    "--config",
    ".ci/vitest.config.ts",
    "--root",
    ".",
    "--reporter=dot",
    "--reporter=json",
    `--outputFile.json=${results}`,
    ...process.argv.slice(2).map(fromRoot),
  ],
  { cwd: root, stdio: "inherit" },
);

const counts = readCounts();
// In CI everything has to run on Linux, where the setup installs what the suites need: a skipped test counts as failed.
// Windows and macOS lack some runtimes and permissions.
if (process.env.CI === "true" && process.platform === "linux") {
  counts.failures.push(...counts.skips.map((name) => `${name} (skipped)`));
  counts.failed += counts.skipped;
  counts.skipped = 0;
}
// Vitest also fails without a failed test, e.g. for an unhandled rejection or a file that does not load.
if (status !== 0 && counts.failed === 0) counts.failed = 1;
for (const name of counts.failures) console.log(`FAILED: ${name}`);
console.log(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
process.exitCode = counts.failed > 0 ? 1 : 0;

/** Vitest compares a relative path with those inside each package, so it would find nothing in `packages` or `e2e`. */
function fromRoot(argument) {
  const path = resolve(root, argument);
  return existsSync(path) ? path : argument;
}

function readCounts() {
  try {
    const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } = JSON.parse(
      readFileSync(results, "utf8"),
    );
    return {
      passed: numPassedTests,
      failed: numFailedTests,
      skipped: numPendingTests + numTodoTests,
      failures: testResults.flatMap(failuresOf),
      skips: testResults.flatMap(({ name, assertionResults }) =>
        assertionResults
          .filter(({ status }) => status !== "passed" && status !== "failed")
          .map(({ fullName }) => `${relative(root, name)} > ${fullName}`),
      ),
    };
  } catch {
    return { passed: 0, failed: 1, skipped: 0, failures: ["vitest wrote no results"], skips: [] };
  }
}

/** The names of a file's failed tests, or the file's own name if it did not load. */
function failuresOf({ name, status, assertionResults }) {
  const file = relative(root, name);
  const failed = assertionResults.filter((test) => test.status === "failed");
  if (failed.length === 0 && status === "failed") return [file];
  return failed.map(({ fullName }) => `${file} > ${fullName}`);
}
