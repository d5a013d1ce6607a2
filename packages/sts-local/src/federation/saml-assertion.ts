import { createHash } from "node:crypto";
import { explainSamlAssertion } from "../explanation/explain-saml-assertion.js";
import { explanationOf } from "../explanation/explanation.js";
import { accountInArn } from "../principal/principal.js";
import { StsError } from "../protocol/sts-error.js";
import type { SessionTag } from "../session/session.js";
import type { SamlProvider } from "../world/world.js";
import { ATTRIBUTE, SAML_ASSERTION_NS, SAML_PROTOCOL_NS, STATUS_SUCCESS } from "./saml-names.js";
import {
  firstElement,
  invalidAssertion,
  parseSamlXml,
  textOf,
  verifiedXml,
  withLineSeparators,
  type XmlElement,
  type XmlNode,
} from "./saml-xml.js";

/** What an assertion says about the user. */
export interface SamlIdentity {
  readonly issuer: string;
  /** The `NameID`. */
  readonly subject: string;
  /** `persistent`, `transient`, or the URI of another name format. */
  readonly subjectType: string;
  /** `Recipient` of the subject confirmation. */
  readonly recipient: string;
  /** Tells equal subjects of different providers apart. */
  readonly nameQualifier: string;
  readonly sessionName: string;
  /** The role and provider pairs that the user may choose from. */
  readonly roles: readonly { readonly roleArn: string; readonly providerArn: string }[];
  readonly tags: readonly SessionTag[];
  readonly transitiveTagKeys: readonly string[];
  readonly sourceIdentity: string | undefined;
  /** `SessionNotOnOrAfter`: when the session must end, if the provider says. */
  readonly sessionEndsAt: Date | undefined;
}

const AUDIENCES = ["https://signin.aws.amazon.com/saml", "urn:amazon:webservices"];
/** AWS accepts an assertion only this long after it was issued, even if the assertion itself is valid for longer. */
const MAX_AGE_MS = 5 * 60 * 1000;
/** How far the provider's clock may be ahead. */
const CLOCK_TOLERANCE_MS = 60 * 1000;

/** Verifies a base64-encoded SAML response and reads its assertion. */
export async function verifySamlAssertion(
  encoded: string,
  provider: SamlProvider,
  now: Date,
): Promise<SamlIdentity> {
  const { certificate } = provider;
  const pem = typeof certificate === "function" ? await certificate() : certificate;
  try {
    return await readResponse(decode(encoded), pem, provider, now);
  } catch (cause) {
    // The XML libraries throw errors of their own for some input, such as extremely deep nesting.
    const error = cause instanceof StsError ? cause : invalidAssertion("assertion-form", "it cannot be read");
    throw new StsError(error.code, error.message, {
      cause,
      explain: async () => explainSamlAssertion(await error.explain(), encoded, provider, pem, now),
    });
  }
}

async function readResponse(
  xml: string,
  pem: string | undefined,
  provider: SamlProvider,
  now: Date,
): Promise<SamlIdentity> {
  const document = await parseSamlXml(xml);
  const status = firstElement(document, SAML_PROTOCOL_NS, "StatusCode")?.getAttribute("Value");
  if (status && status !== STATUS_SUCCESS) {
    const message = `The SAML provider reports the status ${status} instead of success.`;
    throw new StsError("IDPRejectedClaim", message, {
      explain: () => explanationOf("assertion-status", message),
    });
  }
  return readAssertion(pem === undefined ? document : await verifiedXml(xml, document, pem), provider, now);
}

function readAssertion(document: XmlNode, provider: SamlProvider, now: Date): SamlIdentity {
  const assertion = firstElement(document, SAML_ASSERTION_NS, "Assertion");
  if (assertion === undefined)
    throw invalidAssertion("assertion-signature", "it contains no signed assertion");
  const find = (name: string) => firstElement(assertion, SAML_ASSERTION_NS, name);

  const issuer = textOf(find("Issuer"));
  if (issuer !== provider.entityId)
    throw invalidAssertion(
      "assertion-issuer",
      `its issuer is ${issuer}, and the provider's is ${provider.entityId}`,
    );
  checkTimes(assertion, find, now);
  const audience = textOf(find("Audience"));
  if (audience === undefined || !AUDIENCES.includes(audience))
    throw invalidAssertion("assertion-audience", `its audience is ${audience}, not AWS`);

  const nameId = find("NameID");
  const subject = textOf(nameId);
  const recipient = find("SubjectConfirmationData")?.getAttribute("Recipient");
  if (subject === undefined) throw invalidAssertion("assertion-subject", "it has no subject");
  if (!recipient) throw invalidAssertion("assertion-subject", "its subject confirmation has no recipient");

  const attributes = readAttributes(assertion);
  const sessionName = attributes.get(ATTRIBUTE.roleSessionName)?.[0];
  if (sessionName === undefined || !/^[\w+=,.@-]{2,64}$/.test(sessionName)) {
    throw invalidAssertion("assertion-attributes", "it has no valid RoleSessionName attribute");
  }
  return {
    issuer,
    subject,
    subjectType: subjectType(nameId),
    recipient,
    nameQualifier: nameQualifier(issuer, provider),
    sessionName,
    roles: (attributes.get(ATTRIBUTE.role) ?? []).map(parseRole),
    tags: [...attributes].flatMap(([name, [value]]) =>
      name.startsWith(ATTRIBUTE.principalTag)
        ? [{ key: name.slice(ATTRIBUTE.principalTag.length), value: value ?? "" }]
        : [],
    ),
    transitiveTagKeys: attributes.get(ATTRIBUTE.transitiveTagKeys) ?? [],
    sourceIdentity: attributes.get(ATTRIBUTE.sourceIdentity)?.[0],
    sessionEndsAt: readTime(find("AuthnStatement"), "SessionNotOnOrAfter"),
  };
}

function decode(encoded: string): string {
  const compact = encoded.replace(/\s/g, "");
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(compact)) throw invalidAssertion("assertion-form", "it is not base64");
  return withLineSeparators(Buffer.from(compact, "base64").toString("utf8"));
}

/** Checks the age of the assertion, and the validity periods of its conditions and subject confirmation. */
function checkTimes(assertion: XmlElement, find: (name: string) => XmlElement | undefined, now: Date): void {
  const issuedAt = readTime(assertion, "IssueInstant");
  if (issuedAt === undefined) throw invalidAssertion("assertion-times", "it has no IssueInstant");
  const validity = [find("Conditions"), find("SubjectConfirmationData")];
  const ends = [
    new Date(issuedAt.getTime() + MAX_AGE_MS),
    ...validity.map((element) => readTime(element, "NotOnOrAfter")),
  ];
  if (ends.some((end) => end !== undefined && now >= end)) {
    const message = "SAMLAssertion has expired. Get a new one and send it within 5 minutes.";
    throw new StsError("ExpiredTokenException", message, {
      explain: () => explanationOf("assertion-times", message),
    });
  }
  const starts = [issuedAt, ...validity.map((element) => readTime(element, "NotBefore"))];
  if (starts.some((start) => start !== undefined && start.getTime() > now.getTime() + CLOCK_TOLERANCE_MS)) {
    throw invalidAssertion("assertion-times", "it is not valid yet");
  }
}

function readTime(element: XmlElement | undefined, attribute: string): Date | undefined {
  const text = element?.getAttribute(attribute);
  if (!text) return undefined;
  const date = new Date(text);
  if (Number.isNaN(date.getTime()))
    throw invalidAssertion("assertion-times", `its ${attribute} is not a date`);
  return date;
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

/** A Role attribute is a role ARN and a provider ARN, separated by a comma, in either order. Names may have commas too. */
function parseRole(value: string) {
  const arns = value.split(/,(?=\s*arn:)/).map((arn) => arn.trim());
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

/** As the API reference defines it: base64(SHA-1(issuer + account + "/" + provider name)). */
function nameQualifier(issuer: string, { arn, name }: SamlProvider): string {
  return createHash("sha1")
    .update(`${issuer}${accountInArn(arn)}/${name}`)
    .digest("base64");
}
