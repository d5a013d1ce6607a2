import * as client from "@stskit/client-sts-node";
import { call, respond } from "./call.cjs";

const { default: nock } = await import("nock");
respond(nock);
await call(client);
