import { explanationOf } from "../explanation/explanation.js";
import { StsError } from "../protocol/sts-error.js";
import { XML_SIGNATURE_NS } from "./saml-names.js";

/** The part of the DOM used here. The types of @xmldom/xmldom need the browser's, which are not available in Node. */
export interface XmlNode {
  readonly textContent: string | null;
  getElementsByTagNameNS(namespace: string, name: string): ArrayLike<XmlElement>;
}

export interface XmlElement extends XmlNode {
  getAttribute(name: string): string | null;
}

/**
 * A provider signs the response, the assertion, or both, each with one reference and two transforms. The limits protect
 * the server: each further one would make it canonicalize the whole document again.
 */
const MAX_SIGNATURES = 2;
const MAX_TRANSFORMS = 2;

/**
 * XML with references in the place of U+0085 and U+2028. xmldom takes the characters themselves for line breaks, as XML 1.1 does,
 * and so the text for another one than was signed. SAML is XML 1.0.
 */
export function withLineSeparators(xml: string): string {
  return xml.replace(/[\u0085\u2028]/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** Parses XML strictly. Rejects with `InvalidIdentityToken` if it is not well-formed or has a DOCTYPE. */
export async function parseSamlXml(xml: string): Promise<XmlNode> {
  // SAML does not need a DOCTYPE, which would allow entity expansion attacks.
  if (/<!DOCTYPE/i.test(xml)) throw invalidAssertion("assertion-form", "it has a DOCTYPE");
  if (!/^\ufeff?\s*</.test(xml)) throw invalidAssertion("assertion-form", "what it encodes is not XML");
  const { DOMParser } = await import("@xmldom/xmldom");
  const fail = (message: string) => {
    throw invalidAssertion("assertion-form", `it is not well-formed XML (${message.split("\n", 1)[0]})`);
  };
  const document = new DOMParser({
    errorHandler: { warning: fail, error: fail, fatalError: fail },
  }).parseFromString(xml, "text/xml");
  if (!document?.documentElement) throw invalidAssertion("assertion-form", "it is empty");
  return document;
}

/**
 * The part of a document that was signed with the key of `certificate`, parsed again from the signed bytes. Anything
 * outside of it is dropped, which defeats signature wrapping. Rejects with `InvalidIdentityToken` if no signature is
 * valid.
 */
export async function verifiedXml(xml: string, document: XmlNode, certificate: string): Promise<XmlNode> {
  const { SignedXml } = await import("xml-crypto");
  const signatures = Array.from(document.getElementsByTagNameNS(XML_SIGNATURE_NS, "Signature"));
  checkLimits(signatures);
  for (const signature of signatures) {
    // Ignore the certificate in the document: anybody could have put it there.
    const verifier = new SignedXml({ publicCert: certificate, getCertFromKeyInfo: () => null });
    const part = verify(verifier, signature, xml);
    if (part !== undefined) return parseSamlXml(withLineSeparators(part));
  }
  throw invalidAssertion("assertion-signature", "it has no signature made with the provider's key");
}

function checkLimits(signatures: readonly XmlElement[]): void {
  if (signatures.length > MAX_SIGNATURES) {
    throw invalidAssertion(
      "assertion-signature",
      `it has ${signatures.length} signatures, and a response may have at most ${MAX_SIGNATURES}`,
    );
  }
  for (const signature of signatures) {
    // In any namespace, since xml-crypto does not look at it either.
    const count = (name: string) => signature.getElementsByTagNameNS("*", name).length;
    if (count("Reference") > 1)
      throw invalidAssertion("assertion-signature", "one of its signatures has several references");
    if (count("Transform") > MAX_TRANSFORMS) {
      throw invalidAssertion(
        "assertion-signature",
        `one of its signatures has more than ${MAX_TRANSFORMS} transforms`,
      );
    }
  }
}

/** The first descendant with this name, in document order. */
export function firstElement(parent: XmlNode, namespace: string, name: string): XmlElement | undefined {
  return parent.getElementsByTagNameNS(namespace, name)[0];
}

export function textOf(element: XmlElement | undefined): string | undefined {
  return element?.textContent?.trim() || undefined;
}

export function invalidAssertion(check: SamlCheck, reason: string): StsError {
  const message = `SAMLAssertion cannot be accepted: ${reason}.`;
  return new StsError("InvalidIdentityToken", message, { explain: () => explanationOf(check, message) });
}

/** What is checked about an assertion. */
export type SamlCheck =
  | "assertion-form"
  | "assertion-signature"
  | "assertion-issuer"
  | "assertion-times"
  | "assertion-audience"
  | "assertion-subject"
  | "assertion-attributes";

/** What is used of xml-crypto's `SignedXml`. */
interface SignatureVerifier {
  loadSignature(signature: never): void;
  checkSignature(xml: string): boolean;
  getSignedReferences(): string[];
}

/** The signed XML, or `undefined` if the signature is invalid, malformed, or uses an unknown algorithm. */
function verify(verifier: SignatureVerifier, signature: XmlElement, xml: string): string | undefined {
  try {
    verifier.loadSignature(signature as never);
    if (!verifier.checkSignature(xml)) return undefined;
    const [part, ...others] = verifier.getSignedReferences();
    return others.length === 0 ? part : undefined;
  } catch {
    return undefined;
  }
}
