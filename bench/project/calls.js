// Makes calls and prints what one of them costs: calls.js <subject> <endpoint> <calls> <in flight>
const [subject, endpoint, calls, inFlight] = process.argv.slice(2);
const { start } = await import(`./subjects/${subject}.js`);
const call = await start(endpoint);

await make(Number(calls) / 4);
const cpuBefore = process.cpuUsage();
const timeBefore = performance.now();
await make(Number(calls));
const { user, system } = process.cpuUsage(cpuBefore);
console.log(
  JSON.stringify({
    cpu: (user + system) / Number(calls),
    rate: (Number(calls) / (performance.now() - timeBefore)) * 1000,
    rss: process.memoryUsage.rss() / 1e6,
  }),
);
// Open connections would keep the process alive.
process.exit();

async function make(total) {
  let left = total;
  const caller = async () => {
    while (left-- > 0) await call();
  };
  await Promise.all(Array.from({ length: Number(inFlight) }, caller));
}
