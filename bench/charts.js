import { comparisonChart, lineChart } from "./draw.js";
import { spread } from "./summary.js";

/** The charts of a metric over the figures whose names begin with `figure` and end with a number. */
const lines = [
  {
    name: "cpu-by-concurrency",
    title: "CPU per AssumeRole",
    figure: "concurrency-",
    x: "calls in flight",
    metric: "cpu",
    unit: "µs",
    subjects: ["incumbent", "stskit", "undici"],
  },
  {
    name: "time-by-clients",
    title: "Time to create clients",
    figure: "clients-",
    x: "clients",
    metric: "ms",
    unit: "ms",
    subjects: ["incumbent", "stskit"],
  },
  {
    name: "heap-by-clients",
    title: "Heap that clients hold",
    figure: "clients-",
    x: "clients",
    metric: "mB",
    unit: "MB",
    subjects: ["incumbent", "stskit"],
  },
  {
    name: "time-by-roles",
    title: "Time to get a role's credentials from the cache",
    figure: "roles-",
    x: "roles",
    metric: "us",
    unit: "µs",
    subjects: ["incumbent", "stskit", "memoized"],
  },
  {
    name: "heap-by-roles",
    title: "Heap that cached credentials hold",
    figure: "roles-",
    x: "roles",
    metric: "kB",
    unit: "kB",
    subjects: ["incumbent", "stskit", "memoized"],
  },
  {
    name: "requests-by-processes",
    title: "Requests at STS",
    figure: "fleet-",
    x: "processes that need credentials at once",
    metric: "requests",
    unit: "requests",
    subjects: ["incumbent", "stskit", "files", "redis"],
  },
  {
    name: "time-by-processes",
    title: "Time until all processes have credentials",
    figure: "fleet-",
    x: "processes that need credentials at once",
    metric: "ms",
    unit: "ms",
    subjects: ["incumbent", "stskit", "files", "redis"],
  },
];

/** The bars of the chart of sizes; `ours` is the subject beside the incumbent. */
const sizes = [
  { what: "Lambda bundle", figure: "node-bundle", metric: "kB", ours: "stskit" },
  { what: "Lambda bundle, /bare", figure: "node-bundle", metric: "kB", ours: "bare" },
  { what: "browser, one command (gzip)", figure: "browser-command", metric: "kB", ours: "stskit" },
  { what: "browser, all operations (gzip)", figure: "browser-all", metric: "kB", ours: "stskit" },
  { what: "browser, a function (gzip)", figure: "browser-unsigned-function", metric: "kB", ours: "stskit" },
  {
    what: "browser, signed function (gzip)",
    figure: "browser-signed-function",
    metric: "kB",
    ours: "stskit",
  },
  { what: "React Native, Metro bundle", figure: "react-native", metric: "minified", ours: "stskit" },
  { what: "React Native, Hermes bytecode", figure: "react-native", metric: "bytecode", ours: "stskit" },
];

/** The charts of docs/performance.md, as SVG. */
export function charts(results) {
  return [...lines.map((chart) => line(chart, results)), sizesSideBySide(results)];
}

function line({ name, title, figure, x, metric, unit, subjects }, results) {
  const figures = Object.keys(results).filter((other) => other.startsWith(figure));
  const measured = subjects.filter((subject) => figures.every((other) => results[other][subject]));
  const series = measured.map((subject) => ({
    subject,
    points: figures.map((other) => [
      Number(other.slice(figure.length)),
      spread(results[other][subject], metric).median,
    ]),
  }));
  return { name, alt: `${title}, by ${x}`, svg: lineChart({ title, x, y: unit, series }) };
}

function sizesSideBySide(results) {
  const title = "Sizes side by side";
  const kB = (figure, subject, metric) => spread(results[figure][subject], metric).median;
  const svg = comparisonChart({
    title,
    unit: "kB",
    categories: sizes.map(({ what }) => what),
    theirs: sizes.map(({ figure, metric }) => kB(figure, "incumbent", metric)),
    ours: sizes.map(({ figure, metric, ours }) => kB(figure, ours, metric)),
  });
  return { name: "sizes", alt: title, svg };
}
