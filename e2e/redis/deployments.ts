import { Cluster, Redis } from "ioredis";
import type { ClientPackage, ConnectedClient, User } from "./clients.js";
import { findRedis, findValkey, type ServerProgram } from "./find-servers.js";
import { startCluster } from "./redis-cluster.js";
import { RedisServer } from "./redis-server.js";

/** The servers to test with. Debian has Valkey from version 13 on; where it is missing, Redis has to do. */
export const servers = [
  { name: "Redis", program: findRedis() },
  { name: "Valkey", program: findValkey() },
].filter(({ name, program }) => name === "Redis" || "found" in program);

/** One server or several, empty at the start. */
export interface Deployment {
  connect(clients: ClientPackage, user?: User): Promise<ConnectedClient>;
  /** For what the tests do behind the store's back. */
  readonly admin: Redis | Cluster;
  /** The names of all keys. */
  names(): Promise<string[]>;
  close(): Promise<void>;
}

export interface DeploymentKind {
  readonly name: string;
  start(program: ServerProgram): Promise<Deployment>;
}

export const alone: DeploymentKind = {
  name: "alone",
  async start(program) {
    const server = await RedisServer.start(program);
    const admin = new Redis({ host: "127.0.0.1", port: server.port });
    return {
      connect: (clients, user) => clients.connect(server.port, user),
      admin,
      names: () => server.command("KEYS", "*"),
      async close() {
        admin.disconnect();
        await server.close();
      },
    };
  },
};

export const asCluster: DeploymentKind = {
  name: "as a cluster",
  async start(program) {
    const cluster = await startCluster(program);
    const [port] = cluster.ports as [number];
    const admin = new Cluster([{ host: "127.0.0.1", port }]);
    return {
      connect: (clients) => clients.connectCluster(port),
      admin,
      names: async () => (await Promise.all(cluster.nodes.map((node) => node.command("KEYS", "*")))).flat(),
      async close() {
        admin.disconnect();
        await cluster.close();
      },
    };
  },
};
