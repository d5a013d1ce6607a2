import { mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { writeBetweenMarks } from "../between-marks.js";
import { timeChart } from "../draw.js";
import { number } from "../summary.js";

const docs = fileURLToPath(new URL("../../docs/", import.meta.url));

const COLORS = { alone: "#b35900", refused: "#e5a76b", shared: "#0b6bcb" };

/** Seconds that one point of the chart of requests stands for. */
const INTERVAL = 10;
/** Seconds that the chart of workers shows: in the rest of the hour, nothing changes. */
const BEGINNING = 240;

/** Writes the simulation's part of docs/credentials.md, with its charts. */
export function writeReport(results, scenarios) {
  mkdirSync(`${docs}fleet`, { recursive: true });
  writeFileSync(`${docs}fleet/requests.svg`, requestsChart(results, scenarios.alone.sts.quota));
  writeFileSync(`${docs}fleet/without-credentials.svg`, workersChart(results));
  const content = [
    table(results),
    "![Requests at STS over an hour, with and without a shared store](fleet/requests.svg)",
    "![Workers without credentials in the first minutes, with and without a shared store](fleet/without-credentials.svg)",
  ].join("\n\n");
  writeBetweenMarks(`${docs}credentials.md`, "simulation", "npm run simulation", content);
}

function table(results) {
  const header = [
    "workers start",
    "shared store",
    "requests at STS",
    "of them refused",
    "workers that saw an error",
    "until all have credentials",
    "99 % wait at most",
    "commands at Redis",
  ];
  const lines = [
    ["at once", "none", results.alone],
    ["at once", "Redis", results.shared],
    ["within a minute", "none", results.aloneInAMinute],
    ["within a minute", "Redis", results.sharedInAMinute],
    ["at once", "Redis, overloaded", results.overloaded],
  ].map(([start, store, { requests, refused, sawError, allReadyAfter, wait99, commands = 0 }]) => [
    start,
    store,
    ...[requests, refused, sawError].map(whole),
    ...[allReadyAfter, wait99].map(seconds),
    whole(commands),
  ]);
  return [header, header.map(() => "---"), ...lines].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

const whole = (count) => count.toLocaleString("en-US");

function seconds(ms) {
  if (ms === undefined) return "over an hour";
  return ms < 1_000 ? `${ms} ms` : `${number(ms / 1_000)} s`;
}

function requestsChart({ alone, shared }, quota) {
  const points = (result, field) =>
    Array.from({ length: result.seconds.length / INTERVAL }, (_, index) => {
      const interval = result.seconds.slice(index * INTERVAL, (index + 1) * INTERVAL);
      const sum = interval.reduce((total, second) => total + second[field], 0);
      return [((index + 0.5) * INTERVAL) / 60, sum];
    });
  return timeChart({
    title: "Requests at STS",
    x: "minutes",
    y: `requests in ${INTERVAL} seconds`,
    log: true,
    limit: { name: "quota", value: quota * INTERVAL },
    series: [
      { name: "without a store", color: COLORS.alone, points: points(alone, "requests") },
      { name: "of them refused", color: COLORS.refused, points: points(alone, "refused") },
      { name: "with a store", color: COLORS.shared, points: points(shared, "requests"), dots: true },
    ],
  });
}

function workersChart({ alone, shared }) {
  const points = ({ seconds }) =>
    seconds.slice(0, BEGINNING).map(({ without }, index) => [index + 1, without]);
  return timeChart({
    title: "Workers without credentials",
    x: "seconds",
    y: "workers",
    series: [
      { name: "without a store", color: COLORS.alone, points: points(alone) },
      { name: "with a store", color: COLORS.shared, points: points(shared) },
    ],
  });
}
