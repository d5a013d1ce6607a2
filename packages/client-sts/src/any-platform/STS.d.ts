import type { STSOperations } from "@stskit/core/STS";
import { STSClient } from "./STSClient.js";

declare const WithOperations: typeof STSClient & (new (...args: any[]) => STSOperations);

/**
 * The client with a method for each operation: `sts.assumeRole(input)`. The methods also take a callback, as in version
 * 2 of the AWS SDK. It loads all operations; for a smaller bundle, use `STSClient` and the commands you need.
 */
export declare class STS extends WithOperations {}
