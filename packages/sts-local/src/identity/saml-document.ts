import { StsError } from "../protocol/sts-error.js";
import { XML_SIGNATURE_NS } from "./saml-names.js";

/** The part of the DOM that is read here. @xmldom/xmldom declares its own by the browser's types, which Node lacks. */
export interface XmlNode {
  readonly textContent: string | null;
  getElementsByTagNameNS(namespace: string, name: string): ArrayLike<XmlElement>;
}

export interface XmlElement extends XmlNode {
  getAttribute(name: string): string | null;
}

/**
 * What a response signs: itself and its assertion, each by one reference with two transforms. Every further one would cost
 * its sender nothing, and the server a canonicalization of the whole document.
 */
const MOST_SIGNATURES = 2;
const MOST_TRANSFORMS = 2;

/** Reads XML strictly. Throws `InvalidIdentityToken` for what is not well-formed, and for any DOCTYPE. */
export async function parseSamlXml(xml: string): Promise<XmlNode> {
  // A DOCTYPE is never needed in SAML, and opens the door to entities.
  if (/<!DOCTYPE/i.test(xml)) throw invalid("it has a DOCTYPE");
  const { DOMParser } = await import("@xmldom/xmldom");
  const fail = (message: string) => {
    throw invalid(`it is not well-formed XML (${message.split("\n", 1)[0]})`);
  };
  const document = new DOMParser({
    errorHandler: { warning: fail, error: fail, fatalError: fail },
  }).parseFromString(xml, "text/xml");
  if (!document?.documentElement) throw invalid("it is empty");
  return document;
}

/**
 * The part of a document that `certificate` vouches for, parsed anew from the very bytes that were signed: whatever
 * else somebody wrapped around it is gone. Throws `InvalidIdentityToken` when no signature holds.
 */
export async function signedPart(xml: string, document: XmlNode, certificate: string): Promise<XmlNode> {
  const { SignedXml } = await import("xml-crypto");
  const signatures = Array.from(document.getElementsByTagNameNS(XML_SIGNATURE_NS, "Signature"));
  checkCost(signatures);
  for (const signature of signatures) {
    // The certificate in the document itself proves nothing; only the configured one counts.
    const verifier = new SignedXml({ publicCert: certificate, getCertFromKeyInfo: () => null });
    const part = signedBy(verifier, signature, xml);
    if (part !== undefined) return parseSamlXml(part);
  }
  throw invalid("no signature in it was made with the provider's key");
}

function checkCost(signatures: readonly XmlElement[]): void {
  if (signatures.length > MOST_SIGNATURES) {
    throw invalid(`it has ${signatures.length} signatures, and a response has ${MOST_SIGNATURES} at most`);
  }
  for (const signature of signatures) {
    const count = (name: string) => signature.getElementsByTagNameNS(XML_SIGNATURE_NS, name).length;
    if (count("Reference") > 1) throw invalid("a signature in it has several references");
    if (count("Transform") > MOST_TRANSFORMS) {
      throw invalid(`a signature in it has more than ${MOST_TRANSFORMS} transforms`);
    }
  }
}

/** The first descendant of that name, in document order. */
export function descendant(parent: XmlNode, namespace: string, name: string): XmlElement | undefined {
  return parent.getElementsByTagNameNS(namespace, name)[0];
}

export function textOf(element: XmlElement | undefined): string | undefined {
  return element?.textContent?.trim() || undefined;
}

export function invalid(reason: string): StsError {
  return new StsError("InvalidIdentityToken", `SAMLAssertion cannot be accepted: ${reason}.`);
}

interface Verifier {
  loadSignature(signature: never): void;
  checkSignature(xml: string): boolean;
  getSignedReferences(): string[];
}

/** What the signature vouches for. One that cannot be read, or names algorithms that nobody knows, vouches for nothing. */
function signedBy(verifier: Verifier, signature: XmlElement, xml: string): string | undefined {
  try {
    verifier.loadSignature(signature as never);
    if (!verifier.checkSignature(xml)) return undefined;
    const [part, ...others] = verifier.getSignedReferences();
    return others.length === 0 ? part : undefined;
  } catch {
    return undefined;
  }
}
