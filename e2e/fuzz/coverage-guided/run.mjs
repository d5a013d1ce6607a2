// Fuzzes the targets, guided by coverage: a text that reaches new code is kept and mutated further.
// Usage: node run.mjs [--seconds 60] [--seed 1] [target …]. Prints failures, and then exits with 1.
import { parseArgs } from "node:util";
import { startCoverage } from "./coverage.mjs";
import { mutate, randomBelow } from "./mutate.mjs";
import { targets } from "./targets.mjs";

/** Milliseconds; an input that takes longer would block a server. */
const SLOW = 1_000;

/** How many inputs run between two coverage checks. */
const BATCH = 50;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { seconds: { type: "string", default: "60" }, seed: { type: "string", default: "1" } },
});
const names = positionals.length > 0 ? positionals : Object.keys(targets);
const below = randomBelow(Number(values.seed));
const coverage = await startCoverage();

for (const name of names) {
  const end = Date.now() + (Number(values.seconds) * 1000) / names.length;
  const corpus = [];
  const reached = new Set();
  const pick = () => corpus[below(corpus.length)];
  /** Whether anything new was reached since the last check. */
  const news = async () => {
    const before = reached.size;
    for (const block of await coverage()) reached.add(block);
    return reached.size > before;
  };
  let runs = 0;
  await coverage();

  let batch = targets[name].seeds;
  while (Date.now() < end) {
    for (const text of batch) await check(name, text);
    runs += batch.length;
    // A check takes longer than many runs, so a batch is checked together, and one by one only if it reached anything new.
    const known = new Set(reached);
    if (corpus.length === 0) corpus.push(...batch);
    else if (await news()) {
      reached.clear();
      for (const block of known) reached.add(block);
      for (const text of batch) {
        await check(name, text);
        if (await news()) corpus.push(text);
      }
    }
    batch = Array.from({ length: BATCH }, () => mutate(pick(), pick(), below));
  }
  console.log(`${name}: ${runs} inputs, ${corpus.length} kept, ${reached.size} blocks reached`);
}

async function check(name, text) {
  const from = performance.now();
  try {
    await targets[name].run(text);
    if (performance.now() - from > SLOW) throw new Error(`It took more than ${SLOW} ms.`);
  } catch (error) {
    console.error(`${name} fails for ${JSON.stringify(text)}\n`, error);
    process.exit(1);
  }
}
