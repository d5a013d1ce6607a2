import type { Call } from "./server.js";

/** Who signed a call, in a few words and in a sentence. */
export function whoSigned(call: Call): { readonly short: string; readonly long: string } {
  const { principal } = call;
  if (principal !== undefined) return { short: principal.replace(/^(?:[^:]*:){5}/, ""), long: principal };
  if (isSigned(call) && !isSignatureRefused(call))
    return {
      short: "signature not looked at",
      long: "The answer did not depend on the signature, so that it was not looked at.",
    };
  return { short: "not signed in", long: "Nobody that the server knows, or the call needs no signature." };
}

function isSigned({ headers, query }: Call): boolean {
  return "authorization" in headers || "X-Amz-Signature" in query;
}

const SIGNATURE_ERRORS = [
  "ExpiredToken",
  "IncompleteSignature",
  "InvalidClientTokenId",
  "SignatureDoesNotMatch",
];

/** A fault may answer with the same errors. */
function isSignatureRefused({ errorCode = "", explanation }: Call): boolean {
  return SIGNATURE_ERRORS.includes(errorCode) && explanation?.cause !== "fault";
}
