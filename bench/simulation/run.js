// npm run simulation: computes an hour of 100,000 workers in each scenario, a few minutes, and writes what comes out to
// docs/credentials.md.
import { writeReport } from "./report.js";
import { scenarios } from "./scenarios.js";
import { simulate } from "./simulate.js";

const results = {};
for (const [name, scenario] of Object.entries(scenarios)) {
  process.stderr.write(`${name} … `);
  const from = performance.now();
  results[name] = await simulate(scenario);
  process.stderr.write(`${((performance.now() - from) / 1000).toFixed(0)} s\n`);
}
writeReport(results, scenarios);
