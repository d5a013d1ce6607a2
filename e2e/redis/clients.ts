import type { RedisClient } from "@stskit/credential-store-redis";
import { Cluster, Redis } from "ioredis";
import { Cluster as Cluster5, Redis as Redis5 } from "ioredis5";
import { createClient, createCluster } from "redis";
import { createClient as createClient4, createCluster as createCluster4 } from "redis4";
import { createClient as createClient5, createCluster as createCluster5 } from "redis5";

/** A client that a test uses, and how it is closed. */
export interface ConnectedClient {
  readonly client: RedisClient;
  close(): unknown;
}

/** Whom a server's access control list knows. */
export interface User {
  readonly username: string;
  readonly password: string;
}

/** A version of a client's package. */
export interface ClientPackage {
  readonly name: string;
  /** Connects to one server. */
  connect(port: number, user?: User): Promise<ConnectedClient>;
  /** Connects to a cluster by way of one of its nodes. */
  connectCluster(port: number): Promise<ConnectedClient>;
}

const host = "127.0.0.1";
const ignore = () => {};

/** Milliseconds between two attempts to connect again. */
const RETRY = 20;

export const clientPackages: readonly ClientPackage[] = [
  {
    name: "redis 4",
    async connect(port, user) {
      const client = createClient4({ socket: { host, port, reconnectStrategy: RETRY }, ...user }).on(
        "error",
        ignore,
      );
      await client.connect();
      return { client, close: () => client.disconnect() };
    },
    async connectCluster(port) {
      const client = createCluster4({ rootNodes: [{ socket: { host, port } }] }).on("error", ignore);
      await client.connect();
      return { client, close: () => client.disconnect() };
    },
  },
  {
    name: "redis 5",
    async connect(port, user) {
      const client = createClient5({ socket: { host, port, reconnectStrategy: RETRY }, ...user }).on(
        "error",
        ignore,
      );
      await client.connect();
      return { client, close: () => client.destroy() };
    },
    async connectCluster(port) {
      const client = createCluster5({ rootNodes: [{ socket: { host, port } }] }).on("error", ignore);
      await client.connect();
      return { client, close: () => client.destroy() };
    },
  },
  {
    name: "redis 6",
    async connect(port, user) {
      const client = createClient({ socket: { host, port, reconnectStrategy: RETRY }, ...user }).on(
        "error",
        ignore,
      );
      await client.connect();
      return { client, close: () => client.destroy() };
    },
    async connectCluster(port) {
      const client = createCluster({ rootNodes: [{ socket: { host, port } }] }).on("error", ignore);
      await client.connect();
      return { client, close: () => client.destroy() };
    },
  },
  {
    name: "ioredis 5",
    async connect(port, user) {
      const client = new Redis5({ host, port, retryStrategy: () => RETRY, ...user }).on("error", ignore);
      return { client, close: () => client.disconnect() };
    },
    async connectCluster(port) {
      const client = new Cluster5([{ host, port }]).on("error", ignore);
      return { client, close: () => client.disconnect() };
    },
  },
  {
    name: "ioredis 6",
    async connect(port, user) {
      const client = new Redis({ host, port, retryStrategy: () => RETRY, ...user }).on("error", ignore);
      return { client, close: () => client.disconnect() };
    },
    async connectCluster(port) {
      const client = new Cluster([{ host, port }]).on("error", ignore);
      return { client, close: () => client.disconnect() };
    },
  },
];

/** The newest version of each package. */
export const latestClients = clientPackages.filter(({ name }) => name === "redis 6" || name === "ioredis 6");
