import { randomUUID } from "node:crypto";
import { type Platform, sigV4 } from "@stskit/core/client";
import { nodeDefaults } from "./config/defaults.js";
import { sha256 } from "./hash.js";
import { NodeRequestHandler } from "./http/request-handler.js";
import { readBody } from "./read-body.js";
import { traceHeaders } from "./trace-headers.js";
import { userAgent } from "./user-agent.js";
import { parseXml } from "./xml.js";

/** How a call to STS is made in Node. */
export const nodePlatform: Platform = {
  name: "node",
  requestHandler: (options) => new NodeRequestHandler(options),
  signer: sigV4(sha256),
  parseXml,
  readBody: (body) => readBody(body),
  time: {
    now: () => Date.now(),
    setTimeout: (callback, ms) => setTimeout(callback, ms),
    clearTimeout: (timer) => clearTimeout(timer as NodeJS.Timeout),
  },
  random: () => Math.random(),
  uuid: () => randomUUID(),
  userAgent,
  traceHeaders,
  defaults: nodeDefaults,
  remedies: {
    region:
      'Pass { region: "eu-west-1" } to the client, or set AWS_REGION or the key region of your profile.',
    credentials:
      "Pass { credentials } to the client, set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or set up a profile.",
  },
};
