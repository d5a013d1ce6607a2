import { type CacheCredentials, credentialsCache } from "@stskit/core/credentials";
import { nodePlatform } from "../platform.js";

export const cacheCredentials: CacheCredentials = /* @__PURE__ */ credentialsCache(nodePlatform);
