// What the programs do, whichever way they have loaded the packages.
exports.useStores = async (credentialRedisStore, Redis, createClient) => {
  const port = Number(process.env.REDIS_PORT);
  const redis = createClient({ socket: { host: "127.0.0.1", port } });
  await redis.connect();
  const ioredis = new Redis({ host: "127.0.0.1", port });

  const encryptionKeys = [{ id: "1", key: new Uint8Array(32).fill(1) }];
  const stores = [redis, ioredis].map((client) => credentialRedisStore({ client, encryptionKeys }));
  for (const [index, store] of stores.entries()) {
    const lease = await store.acquireLease("a", 60_000);
    const credentials = {
      accessKeyId: `ASIA${index}`,
      secretAccessKey: "secret",
      expiration: new Date(9e12),
    };
    await store.set("a", credentials, lease);
    await lease.release();
    const read = await stores[1 - index].get("a");
    console.log(read.accessKeyId, read.expiration.getTime() === 9e12);
  }
  redis.destroy();
  ioredis.disconnect();
};
