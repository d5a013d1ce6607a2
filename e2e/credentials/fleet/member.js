// One process of a fleet: gets credentials by way of a store each time that it is told to.
import { setTimeout as delay } from "node:timers/promises";
import { cacheCredentials, fromTemporaryCredentials } from "@stskit/client-sts-node/credential-providers";

/** @param {(options: any) => any} createStore is given the options of the store */
export async function runMember(createStore) {
  const { storeOptions, name, roleArn, lifetime } = JSON.parse(String(process.argv[2]));

  // The clock can be moved, and be wrong, by milliseconds.
  const systemClock = Date.now;
  let offset = 0;
  let error = 0;
  const rightClock = () => systemClock() + offset;
  Date.now = () => rightClock() + error;

  const cache = { store: await createStore(storeOptions), storeKey: "fleet" };
  const role = { params: { RoleArn: roleArn, RoleSessionName: name }, clientConfig: { region: "eu-west-1" } };
  const credentials =
    lifetime === undefined
      ? fromTemporaryCredentials({ ...role, cache })
      : cacheCredentials(shortLived, cache);

  /** A session that is said to end sooner than it does: STS issues none for less than 15 minutes. */
  async function shortLived() {
    const session = await fromTemporaryCredentials(role)();
    return { ...session, expiration: new Date(Date.now() + lifetime) };
  }

  process.on("message", async ({ clock, clockError, otherThan, exit }) => {
    offset = clock;
    error = clockError;
    try {
      if (exit) {
        await credentials();
        process.exit();
      }
      for (;;) {
        const { accessKeyId, expiration } = await credentials();
        if (!expiration || expiration.getTime() <= rightClock())
          throw new Error("The credentials have expired.");
        if (accessKeyId !== otherThan) {
          process.send?.({ accessKeyId });
          return;
        }
        await delay(20);
      }
    } catch (failure) {
      process.send?.({ error: String(failure) });
    }
  });
  process.send?.("ready");
}
