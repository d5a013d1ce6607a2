import { createInterface } from "node:readline";
import * as sdk from "@stskit/client-sts";
import * as functions from "@stskit/client-sts/functions";
import { perform } from "./perform.js";

performLines();

/** Performs the tasks that arrive on stdin, one per line, and exits by itself when there are no more. */
async function performLines(): Promise<void> {
  for await (const line of createInterface({ input: process.stdin })) {
    const observed = await perform(sdk, functions, JSON.parse(line));
    process.stdout.write(`${JSON.stringify(observed)}\n`);
  }
}
