// Prints the microseconds that a client's credentials take when they are cached: cache-hit.js <subject>
import { credentials, region } from "./subjects/input.js";
import { memoized } from "./subjects/memoized.js";

const HITS = 1_000_000;
const subjects = {
  incumbent: async () => ofClient(await import("@aws-sdk/client-sts")),
  stskit: async () => ofClient(await import("@stskit/client-sts-node")),
  memoized: () => memoized(session),
};
const provider = await subjects[process.argv[2]]();

await hit(HITS / 4);
const before = performance.now();
await hit(HITS);
console.log(JSON.stringify({ us: ((performance.now() - before) * 1000) / HITS }));

async function hit(times) {
  for (let left = times; left > 0; left--) await provider();
}

function ofClient({ STSClient }) {
  return new STSClient({ region, credentials: session }).config.credentials;
}

async function session() {
  return { ...credentials, sessionToken: "token", expiration: new Date(Date.now() + 3_600_000) };
}
