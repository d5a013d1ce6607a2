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
  const signatures = document.getElementsByTagNameNS(XML_SIGNATURE_NS, "Signature");
  for (const signature of Array.from(signatures)) {
    // The certificate in the document itself proves nothing; only the configured one counts.
    const verifier = new SignedXml({ publicCert: certificate, getCertFromKeyInfo: () => null });
    verifier.loadSignature(signature as never);
    if (!holds(verifier, xml)) continue;
    const [part, ...others] = verifier.getSignedReferences();
    if (part !== undefined && others.length === 0) return parseSamlXml(part);
  }
  throw invalid("no signature in it was made with the provider's key");
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

function holds(verifier: { checkSignature(xml: string): boolean }, xml: string): boolean {
  try {
    return verifier.checkSignature(xml);
  } catch {
    return false;
  }
}
