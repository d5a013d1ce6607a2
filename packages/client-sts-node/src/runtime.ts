import { randomUUID } from "node:crypto";
import { type Platform, sigV4 } from "@stskit/core/client";
import { sha256 } from "./hash.js";
import { Sha256 } from "./hash-constructor.js";
import { NodeRequestHandler } from "./http/request-handler.js";
import { readBody } from "./read-body.js";
import { time } from "./time.js";
import { traceHeaders } from "./trace-headers.js";
import { userAgent } from "./user-agent.js";

/** What every entry of this package makes calls with. They differ in where they look for options that a user left out. */
export const nodeRuntime: Omit<Platform, "defaults" | "remedies"> = {
  name: "node",
  requestHandler: (options) => new NodeRequestHandler(options),
  signer: sigV4(sha256),
  sha256: Sha256,
  readBody: (body) => readBody(body),
  time,
  abortController: () => new AbortController(),
  warn: (message) => process.emitWarning(message, { code: "STSKIT_PLAIN_HTTP" }),
  random: () => Math.random(),
  uuid: () => randomUUID(),
  userAgent,
  traceHeaders,
};
