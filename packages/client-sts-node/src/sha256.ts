import crypto from "node:crypto";
import type { Sha256 } from "@stskit/core/platform";

/** SHA-256 by OpenSSL. It is synchronous: for inputs this small, WebCrypto's promises cost ten times the hash. */
export const sha256: Sha256 = {
  hex: (data) =>
    // The one-shot function takes a third of the time; runtimes that only resemble Node may lack it.
    crypto.hash ? crypto.hash("sha256", data) : crypto.createHash("sha256").update(data).digest("hex"),
  hmac: (key, data) => crypto.createHmac("sha256", key).update(data).digest(),
  hmacHex: (key, data) => crypto.createHmac("sha256", key).update(data).digest("hex"),
};
