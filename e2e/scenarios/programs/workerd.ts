import * as sdk from "@stskit/client-sts";
import { perform, type Task } from "./perform.js";

/** Each request is a task; the response says how the scenario ended. */
export default {
  async fetch(request: Request): Promise<Response> {
    return Response.json(await perform(sdk, (await request.json()) as Task));
  },
};
