// One process of a fleet: gets credentials by way of a file store each time that it is told to.
import { setTimeout as delay } from "node:timers/promises";
import { cacheCredentials, credentialFileStore, fromTemporaryCredentials } from "@stskit/client-sts-node";

const { directory, name, roleArn, lifetime } = JSON.parse(process.argv[2]);

// The clock can be moved, by milliseconds.
const systemClock = Date.now;
let offset = 0;
Date.now = () => systemClock() + offset;

const cache = { store: credentialFileStore({ directory }), storeKey: "fleet" };
const role = { params: { RoleArn: roleArn, RoleSessionName: name }, clientConfig: { region: "eu-west-1" } };
const credentials =
  lifetime === undefined ? fromTemporaryCredentials({ ...role, cache }) : cacheCredentials(shortLived, cache);

/** A session that is said to end sooner than it does: STS issues none for less than 15 minutes. */
async function shortLived() {
  const session = await fromTemporaryCredentials(role)();
  return { ...session, expiration: new Date(Date.now() + lifetime) };
}

process.on("message", async ({ clock, otherThan }) => {
  offset = clock;
  try {
    for (;;) {
      const { accessKeyId, expiration } = await credentials();
      if (expiration.getTime() <= Date.now()) throw new Error("The credentials have expired.");
      if (accessKeyId !== otherThan) {
        process.send({ accessKeyId });
        return;
      }
      await delay(20);
    }
  } catch (error) {
    process.send({ error: String(error) });
  }
});
process.send("ready");
