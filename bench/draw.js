import * as echarts from "echarts";
import { withDarkColors } from "./dark-colors.js";
import { number } from "./summary.js";

const COLORS = {
  incumbent: "#b35900",
  stskit: "#0b6bcb",
  bare: "#57a0e5",
  undici: "#8a8f98",
  aws4fetch: "#7a4fb5",
  "aws-lite": "#3d8b5f",
  memoized: "#8a8f98",
  files: "#3d8b5f",
  redis: "#c62f4b",
};

/** What the charts call the subjects. */
export const LABELS = {
  incumbent: "@aws-sdk/client-sts",
  stskit: "@stskit/client-sts-node",
  bare: "@stskit/client-sts-node/bare",
  browser: "@stskit/client-sts-browser",
  "react-native": "@stskit/client-sts-react-native",
  undici: "undici alone",
  aws4fetch: "aws4fetch, parsed by hand",
  "aws-lite": "@aws-lite/client",
  memoized: "the least: a variable",
  files: "credentialFileStore",
  redis: "credentialRedisStore",
  nothing: "the least: no import",
};

/** Lines over a logarithmic scale, as SVG. Points are [x, y]; a y below 0 is noise, of a heap that was collected meanwhile. */
export function lineChart({ title, x, y, series }) {
  return render({
    title: { text: title, left: "center", textStyle: { fontSize: 15 } },
    legend: { bottom: 0, itemGap: 40 },
    grid: { left: 70, right: 30, top: 50, bottom: 75 },
    xAxis: { type: "log", name: x, nameLocation: "middle", nameGap: 28, splitLine: { show: false } },
    yAxis: { type: "value", name: y, nameLocation: "middle", nameGap: 50, min: 0 },
    series: series.map(({ subject, points }, index) => ({
      type: "line",
      name: LABELS[subject],
      data: points.map(([at, value]) => [at, Math.max(value, 0)]),
      color: COLORS[subject],
      // Where lines coincide, the points of all are seen.
      symbolSize: 7 + 4 * (series.length - 1 - index),
    })),
  });
}

/**
 * Lines over time, as SVG. Points are [x, y]. With `log`, a y of 0 has no place, and a series with `dots` shows what stands alone.
 *
 * @param limit - a horizontal line with its name
 */
export function timeChart({ title, x, y, log = false, limit, series }) {
  const atLimit = limit && {
    silent: true,
    symbol: "none",
    lineStyle: { color: "#8a8f98" },
    label: { formatter: limit.name, position: "insideEndTop" },
    data: [{ yAxis: limit.value }],
  };
  return render({
    title: { text: title, left: "center", textStyle: { fontSize: 15 } },
    legend: { bottom: 0, itemGap: 40 },
    grid: { left: 80, right: 30, top: 50, bottom: 75 },
    xAxis: { type: "value", name: x, nameLocation: "middle", nameGap: 28, splitLine: { show: false } },
    yAxis: { type: log ? "log" : "value", name: y, nameLocation: "middle", nameGap: 60 },
    series: series.map(({ name, color, points, dots = false }, index) => ({
      type: "line",
      name,
      color,
      data: points.map(([at, value]) => [at, log && value === 0 ? null : value]),
      showSymbol: dots,
      symbol: "circle",
      symbolSize: 7,
      lineStyle: { width: dots ? 0 : 2 },
      markLine: index === 0 ? atLimit : undefined,
    })),
  });
}

/** Bars side by side, as SVG: for each category, its amounts beside the incumbent's, which are as long in all categories. */
export function comparisonChart({ title, unit, categories, theirs, ours }) {
  const bars = (name, color, values) => ({
    type: "bar",
    name,
    color,
    data: values.map((value, index) => ({
      value: value / theirs[index],
      label: { show: true, position: "right", formatter: `${number(value)} ${unit}` },
    })),
  });
  return render({
    title: { text: title, left: "center", textStyle: { fontSize: 15 } },
    legend: { bottom: 0, itemGap: 40 },
    grid: { left: 230, right: 90, top: 40, bottom: 60 },
    xAxis: { type: "value", axisLabel: { formatter: "{value} ×" } },
    yAxis: { type: "category", data: categories, inverse: true, axisTick: { show: false } },
    series: [bars(LABELS.incumbent, COLORS.incumbent, theirs), bars("stskit", COLORS.stskit, ours)],
  });
}

function render(option) {
  const chart = echarts.init(null, null, { renderer: "svg", ssr: true, width: 760, height: 400 });
  chart.setOption({ animation: false, backgroundColor: "#fff", ...option });
  const svg = chart.renderToSVGString();
  chart.dispose();
  return `${withDarkColors(svg)}\n`;
}
