// Prints what a client object costs: clients.js <package> <clients>. Run it with --expose-gc.
const { STSClient } = await import(process.argv[2]);
const total = Number(process.argv[3]);
const make = () =>
  new STSClient({ region: "eu-west-1", credentials: { accessKeyId: "a", secretAccessKey: "b" } });

for (let left = 200; left > 0; left--) make();
gc();
const heapBefore = process.memoryUsage().heapUsed;
const before = performance.now();
const clients = Array.from({ length: total }, make);
const milliseconds = performance.now() - before;
gc();
const bytes = process.memoryUsage().heapUsed - heapBefore;
console.log(
  JSON.stringify({
    us: (milliseconds * 1000) / clients.length,
    kB: bytes / clients.length / 1000,
    ms: milliseconds,
    mB: bytes / 1e6,
  }),
);
process.exit();
