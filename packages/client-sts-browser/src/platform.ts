import { type Platform, systemTime } from "@stskit/core/platform";
import { FetchTransport } from "./fetch-transport.js";
import { readBody } from "./read-body.js";
import { webCryptoSigner } from "./web-crypto-signer.js";

/**
 * Pages, workers, service workers and edge runtimes: wherever there is `fetch` and WebCrypto.
 *
 * It sends no user agent and no invocation id, since any extra header would cost an unsigned request a CORS preflight.
 */
export const browserPlatform: Platform = {
  name: "browser",
  transport: (options) => new FetchTransport(options),
  signer: webCryptoSigner(),
  readBody,
  time: systemTime(globalThis),
  abortController: () => new AbortController(),
  warn: (message) => console.warn(message),
  random: () => Math.random(),
  remedies: {
    region: 'Pass { region: "eu-west-1" } to the client.',
    credentials:
      "Pass { credentials } to the client: there are no default credentials here. " +
      "AssumeRoleWithWebIdentity and AssumeRoleWithSAML need none; fromWebToken gets credentials for a web identity token.",
  },
};
