import { createHash } from "node:crypto";
import { accountInArn } from "../principal/principal.js";
import { StsError } from "../protocol/sts-error.js";
import type { SessionTag } from "../session/session.js";
import type { SamlProvider } from "../world/world.js";
import {
  descendant,
  invalid,
  parseSamlXml,
  signedPart,
  textOf,
  type XmlElement,
  type XmlNode,
} from "./saml-document.js";
import { ATTRIBUTE, SAML_ASSERTION_NS, SAML_PROTOCOL_NS, STATUS_SUCCESS } from "./saml-names.js";
import { checkSamlTimes } from "./saml-times.js";

/** Somebody whom a SAML provider vouches for. */
export interface SamlIdentity {
  readonly issuer: string;
  readonly subject: string;
  /** `persistent`, `transient`, or the whole URI of another name format. */
  readonly subjectType: string;
  /** `Recipient` of the subject confirmation: where the assertion was to be delivered. */
  readonly recipient: string;
  /** Tells apart equal subjects of different providers. */
  readonly nameQualifier: string;
  readonly sessionName: string;
  /** The pairs of role and provider that the assertion offers. */
  readonly roles: readonly { readonly roleArn: string; readonly providerArn: string }[];
  readonly tags: readonly SessionTag[];
  readonly transitiveTagKeys: readonly string[];
  readonly sourceIdentity: string | undefined;
  /** When the provider wants the session over; `undefined` when it does not say. */
  readonly sessionEndsAt: Date | undefined;
}

const AUDIENCES = ["https://signin.aws.amazon.com/saml", "urn:amazon:webservices"];

/** Verifies a base64-encoded SAML response and reads what AWS uses of it. */
export async function verifySamlAssertion(
  encoded: string,
  provider: SamlProvider,
  now: Date,
): Promise<SamlIdentity> {
  const { certificate } = provider;
  const pem = typeof certificate === "function" ? await certificate() : certificate;
  try {
    return await readResponse(decode(encoded), pem, provider, now);
  } catch (error) {
    if (error instanceof StsError) throw error;
    // Nesting without end, say: libraries give up on it in ways of their own.
    throw invalid("it cannot be read");
  }
}

async function readResponse(
  xml: string,
  pem: string | undefined,
  provider: SamlProvider,
  now: Date,
): Promise<SamlIdentity> {
  const document = await parseSamlXml(xml);
  const status = descendant(document, SAML_PROTOCOL_NS, "StatusCode")?.getAttribute("Value");
  if (status && status !== STATUS_SUCCESS) {
    throw new StsError(
      "IDPRejectedClaim",
      `The SAML provider reports the status ${status} instead of success.`,
    );
  }
  return readAssertion(pem === undefined ? document : await signedPart(xml, document, pem), provider, now);
}

function readAssertion(document: XmlNode, provider: SamlProvider, now: Date): SamlIdentity {
  const assertion = descendant(document, SAML_ASSERTION_NS, "Assertion");
  if (assertion === undefined) throw invalid("it holds no signed assertion");
  const within = (name: string) => descendant(assertion, SAML_ASSERTION_NS, name);

  const issuer = textOf(within("Issuer"));
  if (issuer !== provider.entityId)
    throw invalid(`its issuer is ${issuer}, and the provider's is ${provider.entityId}`);
  checkSamlTimes(assertion, within, now);
  const audience = textOf(within("Audience"));
  if (audience === undefined || !AUDIENCES.includes(audience))
    throw invalid(`its audience is ${audience}, not AWS`);

  const nameId = within("NameID");
  const subject = textOf(nameId);
  const recipient = within("SubjectConfirmationData")?.getAttribute("Recipient");
  if (subject === undefined) throw invalid("it names no subject");
  if (!recipient) throw invalid("its subject confirmation has no recipient");

  const attributes = readAttributes(assertion);
  const sessionName = attributes.get(ATTRIBUTE.roleSessionName)?.[0];
  if (sessionName === undefined || !/^[\w+=,.@-]{2,64}$/.test(sessionName)) {
    throw invalid("it has no usable RoleSessionName attribute");
  }
  const endsAt = within("AuthnStatement")?.getAttribute("SessionNotOnOrAfter");
  return {
    issuer,
    subject,
    subjectType: subjectType(nameId),
    recipient,
    nameQualifier: nameQualifier(issuer, provider),
    sessionName,
    roles: (attributes.get(ATTRIBUTE.role) ?? []).map(rolePair),
    tags: [...attributes].flatMap(([name, [value]]) =>
      name.startsWith(ATTRIBUTE.principalTag)
        ? [{ key: name.slice(ATTRIBUTE.principalTag.length), value: value ?? "" }]
        : [],
    ),
    transitiveTagKeys: attributes.get(ATTRIBUTE.transitiveTagKeys) ?? [],
    sourceIdentity: attributes.get(ATTRIBUTE.sourceIdentity)?.[0],
    sessionEndsAt: endsAt ? new Date(endsAt) : undefined,
  };
}

function decode(encoded: string): string {
  const compact = encoded.replace(/\s/g, "");
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(compact)) throw invalid("it is not base64");
  return Buffer.from(compact, "base64").toString("utf8");
}

function readAttributes(assertion: XmlElement): Map<string, string[]> {
  const attributes = Array.from(assertion.getElementsByTagNameNS(SAML_ASSERTION_NS, "Attribute"));
  return new Map(
    attributes.map((attribute) => {
      const values = Array.from(attribute.getElementsByTagNameNS(SAML_ASSERTION_NS, "AttributeValue"));
      return [attribute.getAttribute("Name") ?? "", values.map((value) => textOf(value) ?? "")];
    }),
  );
}

/** A Role attribute holds two ARNs with a comma between them, in either order. */
function rolePair(value: string) {
  const arns = value.split(",").map((arn) => arn.trim());
  return {
    roleArn: arns.find((arn) => arn.includes(":role/")) ?? "",
    providerArn: arns.find((arn) => arn.includes(":saml-provider/")) ?? "",
  };
}

function subjectType(nameId: XmlElement | undefined): string {
  const format = nameId?.getAttribute("Format") ?? "";
  const known = /^urn:oasis:names:tc:SAML:2\.0:nameid-format:(.+)$/.exec(format)?.[1];
  return known ?? format;
}

/** The formula of the API reference: base64(SHA-1(issuer + account + "/" + provider name)). */
function nameQualifier(issuer: string, { arn, name }: SamlProvider): string {
  return createHash("sha1")
    .update(`${issuer}${accountInArn(arn)}/${name}`)
    .digest("base64");
}
