import * as sdk from "@stskit/client-sts";
import * as functions from "@stskit/client-sts/functions";
import { perform, type Task } from "./perform.js";

/** Each request is a task; the response says how the scenario ended. */
export default {
  async fetch(request: Request): Promise<Response> {
    return Response.json(await perform(sdk, functions, (await request.json()) as Task));
  },
};
