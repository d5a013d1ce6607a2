import { randomUUID } from "node:crypto";
import { type Platform, sigV4, systemTime } from "@stskit/core/platform";
import { NodeTransport } from "./http/transport.js";
import { readBody } from "./read-body.js";
import { sha256 } from "./sha256.js";
import { SmithySha256 } from "./smithy-sha256.js";
import { traceHeaders } from "./trace-headers.js";
import { userAgent } from "./user-agent.js";

/** The platform of every entry point, which differ in where they look for settings and credentials. */
export const nodeRuntime: Omit<Platform, "settings" | "credentials" | "remedies"> = {
  name: "node",
  transport: (options) => new NodeTransport(options),
  signer: sigV4(sha256),
  sha256: SmithySha256,
  readBody: (body) => readBody(body),
  time: systemTime(globalThis),
  abortController: () => new AbortController(),
  warn: (message, code) => process.emitWarning(message, { code }),
  random: () => Math.random(),
  uuid: () => randomUUID(),
  userAgent,
  traceHeaders,
};
