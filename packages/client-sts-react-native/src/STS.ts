import { withOperations } from "@stskit/core/STS";
import { STSClient } from "./STSClient.js";

/**
 * The client with a method for each operation: `sts.assumeRole(input)`, or with a callback as in version 2 of AWS's SDK.
 * It loads all operations; a program that is bundled is smaller with `STSClient` and the commands it uses.
 */
export class STS extends withOperations(STSClient) {}
