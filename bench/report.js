import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { cpus, totalmem, type } from "node:os";
import { fileURLToPath } from "node:url";
import { barChart, LABELS, lineChart } from "./charts.js";
import { rows } from "./rows.js";
import { number, spread } from "./summary.js";

const docs = fileURLToPath(new URL("../docs/", import.meta.url));
const readme = fileURLToPath(new URL("../README.md", import.meta.url));

/** Writes docs/performance.md with its charts, and the README's table. */
export function writeReport(results) {
  mkdirSync(`${docs}performance`, { recursive: true });
  for (const [name, svg] of Object.entries(charts(results)))
    writeFileSync(`${docs}performance/${name}.svg`, svg);
  replaceBetween(`${docs}performance.md`, `${machine()}\n\n${table(rows, results)}`);
  replaceBetween(
    readme,
    shortTable(
      rows.filter(({ short }) => short),
      results,
    ),
  );
}

const BEGIN = "<!-- figures: written by npm run bench -->";
const END = "<!-- end of figures -->";

function replaceBetween(file, figures) {
  const text = readFileSync(file, "utf8");
  const [before, rest] = text.split(BEGIN);
  const after = rest?.split(END)[1];
  if (after === undefined) throw new Error(`${file} has no place for the figures: ${BEGIN} … ${END}`);
  writeFileSync(file, `${before}${BEGIN}\n\n${figures}\n\n${END}${after}`);
}

function machine() {
  const [{ model }] = cpus();
  const packages = [
    "@aws-sdk/client-sts 3.1169.0",
    "undici 7.30.2",
    "aws4fetch 1.0.20",
    "@aws-lite/client 0.22.4",
  ];
  return `Node.js ${process.versions.node}, ${type()}, ${cpus().length} × ${model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GiB; ${packages.join(", ")}.`;
}

function table(shown, results) {
  const others = ["bare", "browser", "react-native", "aws4fetch", "aws-lite", "undici", "memoized"];
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

/** The median, its ratio to the incumbent's, and from where to where the samples reach. */
function cell({ figure, metric, unit }, results, subject) {
  const samples = results[figure][subject];
  if (!samples) return "–";
  const { median, low, high } = spread(samples, metric);
  const incumbent = subject !== "incumbent" && results[figure].incumbent;
  const ratio = incumbent ? `**${(median / spread(incumbent, metric).median).toFixed(2)} ×**, ` : "";
  const range = samples.length > 1 ? ` (${number(low)} to ${number(high)})` : "";
  return `${ratio}${number(median)} ${unit}${range}`;
}

function charts(results) {
  const over = (prefix, metric, subjects) =>
    subjects.map((subject) => ({
      subject,
      points: Object.keys(results)
        .filter((name) => name.startsWith(prefix))
        .map((name) => [Number(name.slice(prefix.length)), spread(results[name][subject], metric).median]),
    }));
  const sizes = ["browser-command", "browser-all", "node-bundle"];
  return {
    "cpu-by-concurrency": lineChart({
      title: "CPU per AssumeRole",
      x: "calls in flight",
      y: "µs",
      series: over("concurrency-", "cpu", ["incumbent", "stskit", "undici"]),
    }),
    "time-by-clients": lineChart({
      title: "Time to create clients",
      x: "clients",
      y: "ms",
      series: over("clients-", "ms", ["incumbent", "stskit"]),
    }),
    "heap-by-clients": lineChart({
      title: "Heap that clients hold",
      x: "clients",
      y: "MB",
      series: over("clients-", "mB", ["incumbent", "stskit"]),
    }),
    sizes: barChart({
      title: "Bundle sizes",
      y: "kB",
      categories: ["browser, one command (gzip)", "browser, all (gzip)", "Node.js (minified)"],
      series: ["incumbent", "stskit"].map((subject) => ({
        subject,
        values: sizes.map((name) => spread(results[name][subject], "kB").median),
      })),
    }),
  };
}
