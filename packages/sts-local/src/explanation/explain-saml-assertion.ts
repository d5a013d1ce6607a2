import { X509Certificate } from "node:crypto";
import { inflateRawSync } from "node:zlib";
import { ATTRIBUTE, SAML_ASSERTION_NS, XML_SIGNATURE_NS } from "../federation/saml-names.js";
import { firstElement, parseSamlXml, textOf, type XmlElement, type XmlNode } from "../federation/saml-xml.js";
import type { SamlProvider } from "../world/world.js";
import type { Explanation } from "./explanation.js";

/**
 * Adds to the explanation of a refused assertion what it says about itself, verified or not, and what the provider was
 * configured with.
 */
export async function explainSamlAssertion(
  explanation: Explanation,
  encoded: string,
  provider: SamlProvider,
  pem: string | undefined,
  now: Date,
): Promise<Explanation> {
  const providerCertificate = pem === undefined ? "none: signatures are not verified" : fingerprintOf(pem);
  const stated = await statedIn(encoded);
  return {
    ...explanation,
    summary: [
      explanation.summary,
      ...(explanation.cause === "assertion-signature" ? [adviceOn(stated, providerCertificate)] : []),
      ...(explanation.cause === "assertion-form" ? formAdvice(encoded) : []),
    ].join(" "),
    facts: {
      serverTime: now.toISOString(),
      provider: provider.arn,
      providerEntityId: provider.entityId,
      providerCertificate,
      ...stated,
    },
  };
}

/** What may have been done to a response on its way from the provider's form. */
function formAdvice(encoded: string): string[] {
  if (encoded.includes("%")) return ["It is percent-encoded: pass the value of the form as it is."];
  if (encoded.trimStart().startsWith("<")) return ["It is XML: encode it in base64."];
  if (/[-_]/.test(encoded)) return ["It is base64url: encode it in base64, with + and /."];
  const bytes = Buffer.from(encoded, "base64");
  if (/^[A-Za-z0-9+/=\s]+$/.test(bytes.toString("latin1"))) return ["It is in base64 twice."];
  return isDeflated(bytes)
    ? ["It is deflated, as for a redirect: take the one that the provider posts."]
    : [];
}

function isDeflated(bytes: Buffer): boolean {
  try {
    return inflateRawSync(bytes, { maxOutputLength: 1 << 20 }).includes("<");
  } catch {
    return false;
  }
}

function adviceOn(
  { signature, certificateInSignature }: Record<string, string>,
  providerCertificate: string,
): string {
  if (signature === "none") return "Neither the response nor the assertion is signed.";
  if (certificateInSignature === providerCertificate)
    return "Its signature names the provider's certificate: the assertion was changed after it was signed, or the signature is malformed.";
  return "It was signed with another key: give the provider the certificate of whoever signs.";
}

async function statedIn(encoded: string): Promise<Record<string, string>> {
  try {
    return statedBy(await parseSamlXml(Buffer.from(encoded, "base64").toString("utf8")));
  } catch {
    // That it cannot be read is the explanation.
    return {};
  }
}

function statedBy(document: XmlNode): Record<string, string> {
  const find = (name: string) => firstElement(document, SAML_ASSERTION_NS, name);
  const signed = (name: string) => firstElement(document, XML_SIGNATURE_NS, name);
  const certificate = textOf(signed("X509Certificate"))?.replace(/\s/g, "");
  const stated: Record<string, string | null | undefined> = {
    issuer: textOf(find("Issuer")),
    audience: textOf(find("Audience")),
    issueInstant: find("Assertion")?.getAttribute("IssueInstant"),
    notBefore: find("Conditions")?.getAttribute("NotBefore"),
    notOnOrAfter: find("Conditions")?.getAttribute("NotOnOrAfter"),
    recipient: find("SubjectConfirmationData")?.getAttribute("Recipient"),
    roles: attributeOf(document, ATTRIBUTE.role),
    sessionName: attributeOf(document, ATTRIBUTE.roleSessionName),
    signature:
      signed("Signature") === undefined
        ? "none"
        : (signed("SignatureMethod")?.getAttribute("Algorithm") ?? "of no algorithm"),
    certificateInSignature:
      certificate && fingerprintOf(`-----BEGIN CERTIFICATE-----\n${certificate}\n-----END CERTIFICATE-----`),
  };
  return Object.fromEntries(
    Object.entries(stated).flatMap(([name, value]) => (value ? [[name, value]] : [])),
  );
}

function attributeOf(document: XmlNode, name: string): string | undefined {
  const attributes: XmlElement[] = Array.from(
    document.getElementsByTagNameNS(SAML_ASSERTION_NS, "Attribute"),
  );
  const found = attributes.find((attribute) => attribute.getAttribute("Name") === name);
  return (
    found &&
    Array.from(found.getElementsByTagNameNS(SAML_ASSERTION_NS, "AttributeValue"))
      .map((value) => textOf(value) ?? "")
      .join("; ")
  );
}

function fingerprintOf(pem: string): string {
  try {
    return `SHA-256 ${new X509Certificate(pem).fingerprint256}`;
  } catch {
    return "a public key";
  }
}
