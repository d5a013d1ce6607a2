// The same in CommonJS.
const { credentialRedisStore } = require("@stskit/credential-store-redis");
const { Redis } = require("ioredis");
const { createClient } = require("redis");
const { useStores } = require("./use-stores.cjs");

useStores(credentialRedisStore, Redis, createClient);
