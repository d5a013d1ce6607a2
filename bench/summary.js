/** The middle of the samples of one metric, and how far they reach. */
export function spread(samples, metric) {
  const sorted = samples.map((sample) => sample[metric]).sort((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  const median = (sorted[Math.floor(middle)] + sorted[Math.ceil(middle)]) / 2;
  return { median, low: sorted[0], high: sorted.at(-1) };
}

/** The lines that a figure prints: each subject's metrics, with their ratio to the incumbent's, or why there are none. */
export function* summary({ name, subjects, notMeasured = {} }, samples) {
  yield name;
  for (const subject of subjects) {
    const metrics = Object.keys(samples[subject][0]).map((metric) => {
      const { median, low, high } = spread(samples[subject], metric);
      const ratio = samples.incumbent && median / spread(samples.incumbent, metric).median;
      const beside = ratio && subject !== "incumbent" ? ` = ${ratio.toFixed(2)} ×` : "";
      const range = low === high ? "" : ` (${number(low)} to ${number(high)})`;
      return `${metric} ${number(median)}${range}${beside}`;
    });
    yield `  ${subject.padEnd(14)} ${metrics.join(", ")}`;
  }
  for (const [subject, why] of Object.entries(notMeasured)) {
    yield `  ${subject.padEnd(14)} not measured: ${why}`;
  }
}

/** Three digits that count. */
export function number(value) {
  return value >= 100 ? value.toFixed(0) : Number(value.toPrecision(3)).toString();
}
