// One process of a fleet: gets credentials of roles of its own, says that it is ready, and then gets those of each role that it
// is told of: fleet.js <subject> <endpoint> <directory or port of the store>
import { credentials, input, region } from "./subjects/input.js";

const [subject, endpoint, store] = process.argv.slice(2);
const clientConfig = { region, endpoint, credentials };
process.on("disconnect", () => process.exit());

const assume = await { incumbent, stskit, files, redis }[subject]();
// The first calls load and compile what the later ones use.
for (const role of ["A", "B", "C"]) await assume(arn(role + process.pid));
process.on("message", async (role) => {
  await assume(arn(role));
  process.send("has credentials");
});
process.send("ready");

function arn(role) {
  return `arn:aws:iam::123456789012:role/${role}`;
}

/** Its role assumer, with a client of its own, as `fromTemporaryCredentials` has one. */
async function incumbent() {
  const { getDefaultRoleAssumer } = await import("@aws-sdk/client-sts");
  return (RoleArn) => getDefaultRoleAssumer(clientConfig)(credentials, { ...input, RoleArn });
}

function stskit() {
  return sharing(undefined);
}

async function files() {
  const { credentialFileStore } = await import("@stskit/client-sts-node");
  return sharing(credentialFileStore({ directory: store }));
}

async function redis() {
  const { credentialRedisStore } = await import("@stskit/credential-store-redis");
  const { createClient } = await import("redis");
  // Without a listener, it would not connect again when it has failed to in time.
  const client = createClient({ socket: { host: "127.0.0.1", port: Number(store) } }).on("error", () => {});
  await client.connect();
  return sharing(
    credentialRedisStore({ client, encryptionKeys: [{ id: "bench", key: new Uint8Array(32) }] }),
  );
}

async function sharing(store) {
  const { fromTemporaryCredentials } = await import("@stskit/client-sts-node");
  return (RoleArn) => {
    const cache = store && { store, storeKey: RoleArn };
    return fromTemporaryCredentials({ params: { ...input, RoleArn }, clientConfig, cache })();
  };
}
