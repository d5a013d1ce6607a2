// npm run bench [-- <figure or group> …] [--rounds N]: measures ours beside the others, in turn. Without a name, it measures
// everything and writes docs/performance.md and its charts.
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
  options: { rounds: { type: "string" } },
});
const chosen = figures.filter(
  ({ name, group }) => positionals.length === 0 || positionals.includes(name) || positionals.includes(group),
);
if (chosen.length === 0) {
  const known = [...new Set(figures.flatMap(({ name, group }) => [group, name]))];
  console.error(`There is no figure ${positionals.join(", ")}. There are: ${known.join(", ")}.`);
  process.exit(1);
}

progress("Installing the packages …");
await install();
const server = spawn(process.execPath, [fileURLToPath(new URL("server.js", import.meta.url))], {
  stdio: ["ignore", "pipe", "inherit"],
});
const [line] = await once(server.stdout.setEncoding("utf8"), "data");
const context = { endpoint: line.trim() };

const results = {};
try {
  for (const figure of chosen) {
    await figure.prepare?.();
    results[figure.name] = await measured(figure);
    for (const text of summary(figure, results[figure.name])) console.log(text);
  }
} finally {
  server.kill();
}
if (positionals.length === 0) await writeReport(results);

/** The samples of each subject. In a round, all subjects take their turn, so that a busy machine is busy for all. */
async function measured({ name, subjects, rounds = 5, sample }) {
  const samples = Object.fromEntries(subjects.map((subject) => [subject, []]));
  const total = Number(values.rounds ?? rounds);
  for (let round = 1; round <= total; round++) {
    for (const subject of subjects) {
      progress(`${name}: round ${round} of ${total}, ${subject}`);
      samples[subject].push(await sample(subject, context));
    }
  }
  return samples;
}

function progress(text) {
  if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${text}`);
}
