import type { Platform } from "@stskit/core/platform";
import { browserRuntime } from "./runtime.js";
import { webCryptoSigner } from "./web-crypto-signer.js";

/** The platform of clients. For signing, it needs WebCrypto. */
export const browserPlatform: Platform = {
  ...browserRuntime,
  signer: webCryptoSigner(),
  remedies: {
    region: 'Pass { region: "eu-west-1" } to the client.',
    credentials:
      "Pass { credentials } to the client: there are no default credentials here. " +
      "AssumeRoleWithWebIdentity and AssumeRoleWithSAML need none; fromWebToken gets credentials for a web identity token.",
  },
};
