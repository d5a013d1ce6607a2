/** What the store calls of a client or cluster client of `redis`, versions 4 to 6. */
export interface NodeRedisClient {
  get(key: string): Promise<unknown>;
  eval(script: string, options: { keys: string[]; arguments: string[] }): Promise<unknown>;
  /** Tells it apart from `ioredis`, which spells it `evalsha`. Not called. */
  evalSha: unknown;
}

/** What the store calls of a client or cluster client of `ioredis`, versions 5 and 6, or `iovalkey`. */
export interface IORedisClient {
  get(key: string): Promise<unknown>;
  eval(script: string, keyCount: number, ...keysAndArguments: string[]): Promise<unknown>;
  /** Tells it apart from `redis`, which spells it `evalSha`. Not called. */
  evalsha: unknown;
}

/** A client of your own, or a cluster's. */
export type RedisClient = NodeRedisClient | IORedisClient;

/** @throws TypeError when the store cannot call it */
export function checkClient(client: RedisClient): void {
  const { get, eval: evaluate } = (client ?? {}) as Partial<RedisClient>;
  if (
    typeof get !== "function" ||
    typeof evaluate !== "function" ||
    !(isNodeRedis(client) || isIORedis(client))
  ) {
    throw new TypeError(
      "client is not a Redis client that the store knows. Give what createClient() or createCluster() of the package redis returns, or a Redis or Cluster of the package ioredis.",
    );
  }
}

/** Runs a script in one step: no other client's command comes in between. Its keys must be in one slot of a cluster. */
export function runScript(
  client: RedisClient,
  script: string,
  keys: readonly [string, ...string[]],
  args: readonly string[],
): Promise<unknown> {
  if (isCluster4(client)) {
    return client.sendCommand(keys[0], false, ["EVAL", script, String(keys.length), ...keys, ...args]);
  }
  return isNodeRedis(client)
    ? client.eval(script, { keys: [...keys], arguments: [...args] })
    : client.eval(script, keys.length, ...keys, ...args);
}

function isNodeRedis(client: RedisClient): client is NodeRedisClient {
  return "evalSha" in client;
}

function isIORedis(client: RedisClient): client is IORedisClient {
  return "evalsha" in client;
}

/** A cluster client of `redis` 4, whose `eval` overlooks the keys and so may ask a node that doesn't have them. */
interface NodeRedisCluster4 {
  sendCommand(firstKey: string, isReadonly: boolean, args: string[]): Promise<unknown>;
}

function isCluster4(client: object): client is NodeRedisCluster4 {
  return "commandsExecutor" in client && "slots" in client;
}
