import {
  type CallAbortController,
  isSignedForFetch,
  type Platform,
  sigV4,
  systemTime,
} from "@stskit/core/platform";
import { fetchTransport } from "./fetch-transport.js";
import { readBody } from "./read-body.js";
import { sha256 } from "./sha256.js";
import { userAgent } from "./user-agent.js";
import { uuid } from "./uuid.js";

/** React Native: its `fetch`, and plain JavaScript for everything else. */
export const reactNativePlatform: Platform = {
  name: "react-native",
  transport: () => fetchTransport,
  signer: sigV4(sha256, isSignedForFetch),
  readBody,
  time: systemTime(globalThis),
  // Present in apps, not in bare Hermes.
  ...(typeof AbortController === "function" && {
    abortController: () => new AbortController() as CallAbortController,
  }),
  warn: (message) => console.warn(message),
  random: () => Math.random(),
  uuid,
  userAgent,
  remedies: {
    region: 'Pass { region: "eu-west-1" } to the client.',
    credentials:
      "Pass { credentials } to the client: apps have no default credentials. " +
      "AssumeRoleWithWebIdentity and AssumeRoleWithSAML need none; fromWebToken gets credentials for a web identity token.",
  },
};
