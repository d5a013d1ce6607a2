import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { cpus, totalmem, type } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { writeBetweenMarks } from "./between-marks.js";
import { charts } from "./charts.js";
import { LABELS } from "./draw.js";
import { project } from "./install.js";
import { rows } from "./rows.js";
import { number, spread } from "./summary.js";

const docs = fileURLToPath(new URL("../docs/", import.meta.url));
const readme = fileURLToPath(new URL("../README.md", import.meta.url));
const COMMAND = "npm run bench";

/** Writes docs/performance.md with its charts, and the README's table. */
export function writeReport(results) {
  mkdirSync(`${docs}performance`, { recursive: true });
  const images = charts(results).map(({ name, alt, svg }) => {
    writeFileSync(`${docs}performance/${name}.svg`, svg);
    return `![${alt}](performance/${name}.svg)`;
  });
  const figures = [machine(), table(rows, results), ...images].join("\n\n");
  writeBetweenMarks(`${docs}performance.md`, "figures", COMMAND, figures);
  writeBetweenMarks(
    `${docs}performance.md`,
    "parts",
    COMMAND,
    partsTable(results["browser-parts"].stskit[0]),
  );
  const short = rows.filter((row) => row.short);
  writeBetweenMarks(readme, "figures", COMMAND, shortTable(short, results));
}

function machine() {
  const [{ model }] = cpus();
  const { dependencies } = JSON.parse(readFileSync(join(project, "package.json"), "utf8"));
  const versions = ["@aws-sdk/client-sts", "undici", "aws4fetch", "@aws-lite/client", "redis"].map(
    (name) => `${name} ${dependencies[name]}`,
  );
  return `Node.js ${process.versions.node}, ${type()}, ${cpus().length} × ${model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GiB; ${versions.join(", ")}.`;
}

function table(shown, results) {
  const others = [
    "bare",
    "browser",
    "react-native",
    "aws4fetch",
    "aws-lite",
    "undici",
    "memoized",
    "files",
    "redis",
    "nothing",
  ];
  const lines = shown.map((row) => {
    const cells = others
      .filter((subject) => results[row.figure][subject])
      .map((subject) => `${LABELS[subject]}: ${cell(row, results, subject)}`);
    return `| ${row.what} | ${cell(row, results, "incumbent")} | ${cell(row, results, "stskit")} | ${cells.join("<br>")} |`;
  });
  return ["| | `@aws-sdk/client-sts` | stskit | others |", "|---|---|---|---|", ...lines].join("\n");
}

function shortTable(shown, results) {
  const lines = shown.map((row) => {
    const [theirs, ours] = ["incumbent", "stskit"].map(
      (subject) => spread(results[row.figure][subject], row.metric).median,
    );
    return `| ${row.what} | ${number(theirs)} ${row.unit} | ${number(ours)} ${row.unit} | ${(ours / theirs).toFixed(2)} × |`;
  });
  return ["| | `@aws-sdk/client-sts` | stskit | |", "|---|---|---|---|", ...lines].join("\n");
}

function partsTable(parts) {
  const total = Object.values(parts).reduce((sum, kB) => sum + kB, 0);
  const lines = Object.entries(parts)
    .sort(([, one], [, other]) => other - one)
    .map(([part, kB]) => `| ${part} | ${kB.toFixed(1)} kB |`);
  return ["| Part | Minified |", "|---|---|", ...lines, `| together | ${total.toFixed(1)} kB |`].join("\n");
}

/** The median, its ratio to the incumbent's, and from where to where the samples reach. */
function cell({ figure, metric, unit }, results, subject) {
  const samples = results[figure][subject];
  if (!samples) return "–";
  const { median, low, high } = spread(samples, metric);
  const incumbent = subject !== "incumbent" && results[figure].incumbent;
  const ratio = incumbent ? `**${(median / spread(incumbent, metric).median).toFixed(2)} ×**, ` : "";
  const amount = unit ? `${number(median)} ${unit}` : number(median);
  const range = samples.length > 1 ? ` (${number(low)} to ${number(high)})` : "";
  return `${ratio}${amount}${range}`;
}
