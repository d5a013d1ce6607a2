import * as sdk from "@stskit/client-sts";
import * as functions from "@stskit/client-sts/functions";
import { perform } from "./perform.js";

/** One task, one worker. */
addEventListener("message", async ({ data }) => postMessage(await perform(sdk, functions, data)));
