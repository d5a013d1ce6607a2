// Which blocks of our packages ran, as V8 itself counts them: no instrumentation and no native module is needed.
import { Session } from "node:inspector/promises";

const OURS = /\/packages\/(core|client-sts-node)\/dist\//;

/** Starts counting. Returns a function that lists the blocks that ran since its last call. */
export async function startCoverage() {
  const session = new Session();
  session.connect();
  await session.post("Profiler.enable");
  await session.post("Profiler.startPreciseCoverage", { callCount: true, detailed: true });
  return async () => {
    const { result } = await session.post("Profiler.takePreciseCoverage");
    const blocks = [];
    for (const { url, scriptId, functions } of result) {
      if (!OURS.test(url)) continue;
      for (const { ranges } of functions) {
        for (const { startOffset, endOffset, count } of ranges) {
          // Only the order of magnitude matters: once, a few times, many times.
          if (count > 0)
            blocks.push(
              `${scriptId}:${startOffset}-${endOffset}:${Math.min(Math.ceil(Math.log2(count)), 4)}`,
            );
        }
      }
    }
    return blocks;
  };
}
