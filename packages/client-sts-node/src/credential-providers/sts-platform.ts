import type { StsPlatform } from "@stskit/core/credentials";
import { nodePlatform } from "../platform.js";
import { STSClient } from "../STSClient.js";

/** What providers ask STS with. */
export const stsPlatform: StsPlatform = { platform: nodePlatform, Client: STSClient };
