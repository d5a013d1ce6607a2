import type { Platform } from "@stskit/core/client";
import { FetchTransport } from "./fetch-transport.js";
import { readBody } from "./read-body.js";
import { time } from "./time.js";
import { webCryptoSigner } from "./web-crypto-signer.js";

/**
 * How a call to STS is made where there is `fetch` and WebCrypto: in pages, workers, service workers, edge runtimes.
 *
 * No user agent and no invocation id: any header of ours would cost an unsigned request a CORS preflight.
 */
export const browserPlatform: Platform = {
  name: "browser",
  transport: (options) => new FetchTransport(options),
  signer: webCryptoSigner(),
  readBody,
  time,
  abortController: () => new AbortController(),
  warn: (message) => console.warn(message),
  random: () => Math.random(),
  remedies: {
    region: 'Pass { region: "eu-west-1" } to the client.',
    credentials:
      "Pass { credentials } to the client: browsers have no default credentials. " +
      "AssumeRoleWithWebIdentity and AssumeRoleWithSAML need none; fromWebToken gets credentials for a web identity token.",
  },
};
