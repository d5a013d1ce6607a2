import * as client from "@stskit/client-sts-node";
import { call } from "./call.cjs";

await call(client);
