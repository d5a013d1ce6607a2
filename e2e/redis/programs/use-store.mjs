// Stores credentials under a lease with each client, and prints what another client reads.
import { credentialRedisStore } from "@stskit/credential-store-redis";
import { Redis } from "ioredis";
import { createClient } from "redis";
import { useStores } from "./use-stores.cjs";

await useStores(credentialRedisStore, Redis, createClient);
