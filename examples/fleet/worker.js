// A process of the fleet: gets the role's credentials, and tells the process that started it.
import { basename } from "node:path";
import { credentialFileStore, fromTemporaryCredentials } from "@stskit/client-sts-node";
import { credentialRedisStore } from "@stskit/credential-store-redis";
import { createClient } from "redis";

const { REDIS_URL, ROLE_ARN, STORE_DIRECTORY, STORE_KEY } = process.env;
const redis = REDIS_URL ? await connect(REDIS_URL) : undefined;

const before = performance.now();
const credentials = fromTemporaryCredentials({
  params: { RoleArn: ROLE_ARN },
  cache: process.argv.includes("--alone") ? {} : { store: store(), storeKey: "open" },
});
const { accessKeyId } = await credentials();
process.send({ accessKeyId, seconds: (performance.now() - before) / 1000 });

await redis?.close();
process.disconnect();

/** Redis, for processes on any number of machines; or files, for those on this one. */
function store() {
  if (!redis) return credentialFileStore({ directory: STORE_DIRECTORY });
  return credentialRedisStore({
    client: redis,
    encryptionKeys: [{ id: "example", key: Buffer.from(STORE_KEY, "base64") }],
    // Each run of the example has its own entries.
    keyPrefix: `${basename(STORE_DIRECTORY)}:`,
  });
}

async function connect(url) {
  const client = createClient({ url });
  client.on("error", (error) => console.error(error.message));
  await client.connect();
  return client;
}
