// Makes many concurrent calls to a server that misbehaves, and reports the outcomes and the memory still in use.
import { Agent } from "node:http";
import { GetCallerIdentityCommand, STSClient } from "@stskit/client-sts-node";
import { fromTemporaryCredentials } from "@stskit/client-sts-node/credential-providers";

const { endpoint, masterCredentials, calls, concurrency } = JSON.parse(process.argv[2]);
/**
 * How a call may end here. When the server's clock jumps, it rejects requests in flight, once: as expired or, if the call has no
 * attempt left, as signed at another time.
 */
const EXPECTED = new Set([
  "NetworkError",
  "TimeoutError",
  "Throttling",
  "ServiceUnavailable",
  "Unknown",
  "MalformedResponse",
  "ExpiredToken",
  "SignatureDoesNotMatch",
]);

const clientConfig = { region: "eu-west-1", endpoint };
const clients = [{}, { httpAgent: new Agent({ keepAlive: true, maxSockets: 50 }) }].map(
  (requestHandler) =>
    new STSClient({
      ...clientConfig,
      requestHandler: { ...requestHandler, requestTimeout: 5_000 },
      credentials: fromTemporaryCredentials({
        params: { RoleArn: "arn:aws:iam::123456789012:role/Open", RoleSessionName: "soak" },
        masterCredentials,
        clientConfig,
      }),
    }),
);

const outcomes = {};
const strangers = [];
async function caller(count, client) {
  const { signal } = new AbortController();
  for (let call = 0; call < count; call++) {
    const outcome = await client
      .send(new GetCallerIdentityCommand(), { abortSignal: signal, timeout: 30_000 })
      .then(
        () => "success",
        (error) => {
          if (!EXPECTED.has(error.name) || error.$metadata?.attempts === undefined)
            strangers.push(String(error.stack));
          return error.name;
        },
      );
    outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
  }
}

async function round(count) {
  const each = Math.ceil(count / concurrency);
  await Promise.all(Array.from({ length: concurrency }, (_, n) => caller(each, clients[n % clients.length])));
}

/** Bytes in use after garbage collection. */
async function heap() {
  for (let pass = 0; pass < 4; pass++) {
    await new Promise((resolve) => setImmediate(resolve));
    globalThis.gc();
  }
  return process.memoryUsage().heapUsed;
}

await round(calls / 4);
const before = await heap();
await round((calls * 3) / 4);
const after = await heap();
for (const client of clients) client.destroy();
process.stdout.write(JSON.stringify({ outcomes, strangers: strangers.slice(0, 5), grown: after - before }));
