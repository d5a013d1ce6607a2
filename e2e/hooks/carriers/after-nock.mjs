import nock from "nock";
import { call, respond } from "./call.cjs";

respond(nock);
await call(await import("@stskit/client-sts-node"));
