import * as sdk from "@stskit/client-sts";
import { perform } from "./perform.js";

/** One task, one worker. */
addEventListener("message", async ({ data }) => postMessage(await perform(sdk, data)));
