// npm run bench [-- <figure or group> …] [--rounds N]: measures ours beside the others, in turn. Without a name, it measures
// everything and writes docs/performance.md, its charts and the README's table.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { figures } from "./figures/index.js";
import { install } from "./install.js";
import { writeReport } from "./report.js";
import { summary } from "./summary.js";

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: "string" }, help: { type: "boolean" } },
});
if (values.help) {
  console.log(help());
  process.exit();
}
const unknown = positionals.filter((name) => !figures.some((figure) => isCalled(figure, name)));
if (unknown.length > 0) {
  console.error(`There is no figure ${unknown.join(", ")}.\n\n${help()}`);
  process.exit(1);
}
const chosen = figures.filter(
  (figure) => positionals.length === 0 || positionals.some((name) => isCalled(figure, name)),
);

progress("Installing the packages …");
await install();
const server = spawn(process.execPath, [fileURLToPath(new URL("server.js", import.meta.url))], {
  stdio: ["ignore", "pipe", "inherit"],
});
const [line] = await once(server.stdout.setEncoding("utf8"), "data");
const context = { endpoint: line.trim() };

const results = {};
try {
  for (const [index, figure] of chosen.entries()) {
    const place = `[${index + 1}/${chosen.length}] ${figure.name}`;
    if (figure.prepare) {
      progress(`${place}: preparing`);
      await figure.prepare();
    }
    results[figure.name] = await measured(figure, place);
    endProgress();
    for (const text of summary(figure, results[figure.name])) console.log(text);
  }
} finally {
  server.kill();
}
if (positionals.length === 0) await writeReport(results);

/** The samples of each subject. In a round, all subjects take their turn, so that a busy machine is busy for all. */
async function measured({ subjects, rounds = 5, sample }, place) {
  const samples = Object.fromEntries(subjects.map((subject) => [subject, []]));
  const total = Number(values.rounds ?? rounds);
  for (let round = 1; round <= total; round++) {
    for (const subject of subjects) {
      progress(`${place}: round ${round} of ${total}, ${subject}`);
      // A sample may be several: what takes long to start can be measured more than once.
      samples[subject].push(...[await sample(subject, context)].flat());
    }
  }
  return samples;
}

function isCalled({ name, group }, given) {
  return name === given || group === given;
}

function help() {
  const groups = [...new Set(figures.map(({ group }) => group))].map((group) => {
    const names = figures.filter((figure) => figure.group === group).map(({ name }) => name);
    return `  ${group.padEnd(12)} ${names.join(", ")}`;
  });
  return `npm run bench [-- <group or figure> …] [--rounds <number>]

Without a name, it measures everything and writes docs/performance.md, its charts and the README's table.
With names, it prints what it measures. These are the groups and their figures:

${groups.join("\n")}`;
}

/** Shows what is being done: on one line of a terminal, or a line each in a log. */
function progress(text) {
  endProgress();
  process.stderr.write(process.stderr.isTTY ? text : `${text}\n`);
}

function endProgress() {
  if (process.stderr.isTTY) process.stderr.write("\r\x1b[K");
}
