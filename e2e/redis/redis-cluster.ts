import { unusedPort } from "@stskit/e2e-support/network/unused-port";
import { until } from "@stskit/e2e-support/until";
import type { ServerProgram } from "./find-servers.js";
import { RedisServer } from "./redis-server.js";

/** The slots of a cluster, dealt out to its nodes. */
const SLOTS = [
  [0, 5461],
  [5462, 10922],
  [10923, 16383],
] as const;

export interface RedisCluster {
  readonly nodes: readonly RedisServer[];
  readonly ports: readonly number[];
  close(): Promise<void>;
}

/** Starts three servers that share the keys. */
export async function startCluster(program: ServerProgram): Promise<RedisCluster> {
  const nodes = await Promise.all(
    SLOTS.map(async () => {
      const bus = String(await unusedPort());
      return RedisServer.start(program, ["--cluster-enabled", "yes", "--cluster-port", bus]);
    }),
  );
  const [first] = nodes as [RedisServer];
  for (const [index, node] of nodes.entries()) {
    await node.command("CLUSTER", "ADDSLOTSRANGE", ...SLOTS[index]!);
    const [, bus] = await node.command("CONFIG", "GET", "cluster-port");
    if (node !== first) await first.command("CLUSTER", "MEET", "127.0.0.1", node.port, bus);
  }
  await until(async () => (await Promise.all(nodes.map(isReady))).every(Boolean));
  return {
    nodes,
    ports: nodes.map(({ port }) => port),
    close: async () => void (await Promise.all(nodes.map((node) => node.close()))),
  };
}

async function isReady(node: RedisServer): Promise<boolean> {
  const info: string = await node.command("CLUSTER", "INFO");
  return info.includes("cluster_state:ok") && info.includes(`cluster_known_nodes:${SLOTS.length}`);
}
