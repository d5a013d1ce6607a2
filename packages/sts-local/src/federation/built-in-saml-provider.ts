import { generateKeyPair, randomUUID } from "node:crypto";
import { promisify } from "node:util";
import { writeXml, type XmlTree } from "../protocol/write-xml.js";
import {
  BUILT_IN_SAML_ENTITY_ID,
  BUILT_IN_SAML_PROVIDER_NAME,
  SAML_AUDIENCE,
} from "../world/default-world.js";
import type { SamlProviderOptions } from "../world/world.js";
import { ATTRIBUTE, BEARER, SAML_ASSERTION_NS, SAML_PROTOCOL_NS, STATUS_SUCCESS } from "./saml-names.js";
import { selfSignedCertificate } from "./self-signed-certificate.js";

/** What to put in a SAML assertion. */
export interface SamlAssertionOptions {
  /** ARNs of the roles the user may assume. @default the role `Saml` of the default world */
  readonly roleArn?: string | readonly string[];
  /** `RoleSessionName` attribute. @default "saml-user" */
  readonly sessionName?: string;
  /** `NameID`. @default "saml-user@example.com" */
  readonly subject?: string;
  /** `Format` of the `NameID`, without its prefix. @default "persistent" */
  readonly subjectType?: "persistent" | "transient";
  /** `Audience` and `Recipient`. @default "https://signin.aws.amazon.com/saml" */
  readonly audience?: string;
  /** Seconds until the assertion expires; negative for one that has already expired. @default 300 */
  readonly expiresInSeconds?: number;
  /** Session tags, as `PrincipalTag:` attributes. @default none */
  readonly tags?: Readonly<Record<string, string>>;
  /** `SourceIdentity` attribute. @default none */
  readonly sourceIdentity?: string;
}

/** The SAML provider that is part of the server. It signs assertions for tests and examples. */
export class BuiltInSamlProvider {
  readonly #account: string;
  #keys: ReturnType<typeof generateKeys> | undefined;

  constructor(account: string) {
    this.#account = account;
  }

  /** Its entry in the account's list of providers. */
  readonly options: SamlProviderOptions = {
    name: BUILT_IN_SAML_PROVIDER_NAME,
    entityId: BUILT_IN_SAML_ENTITY_ID,
    certificate: async () => (await this.#keyPair()).certificate,
  };

  /** A base64-encoded SAML response with a signed assertion, for `SAMLAssertion`. */
  async sign(now: Date, options: SamlAssertionOptions = {}): Promise<string> {
    const { privateKey, certificate } = await this.#keyPair();
    const { SignedXml } = await import("xml-crypto");
    const signer = new SignedXml({
      privateKey,
      publicCert: certificate,
      signatureAlgorithm: "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256",
      canonicalizationAlgorithm: EXCLUSIVE_C14N,
    });
    signer.addReference({
      xpath: "//*[local-name(.)='Assertion']",
      digestAlgorithm: "http://www.w3.org/2001/04/xmlenc#sha256",
      transforms: ["http://www.w3.org/2000/09/xmldsig#enveloped-signature", EXCLUSIVE_C14N],
    });
    const issuer = "//*[local-name(.)='Assertion']/*[local-name(.)='Issuer']";
    signer.computeSignature(responseXml(this.#account, now, options), {
      location: { reference: issuer, action: "after" },
    });
    return Buffer.from(signer.getSignedXml()).toString("base64");
  }

  /** Generated on first use, since most servers never need it. */
  #keyPair() {
    this.#keys ??= generateKeys();
    return this.#keys;
  }
}

const EXCLUSIVE_C14N = "http://www.w3.org/2001/10/xml-exc-c14n#";

async function generateKeys() {
  const { publicKey, privateKey } = await promisify(generateKeyPair)("rsa", { modulusLength: 2048 });
  const certificate = selfSignedCertificate("saml.sts-local.test", publicKey, privateKey);
  return { privateKey: privateKey.export({ type: "pkcs8", format: "pem" }), certificate };
}

function responseXml(account: string, now: Date, options: SamlAssertionOptions): string {
  const audience = options.audience ?? SAML_AUDIENCE;
  const issuedAt = now.toISOString();
  const expiresAt = expiryOf(now, options.expiresInSeconds ?? 300);
  const format = `urn:oasis:names:tc:SAML:2.0:nameid-format:${options.subjectType ?? "persistent"}`;
  const issued = () => ({ "@_ID": `_${randomUUID()}`, "@_Version": "2.0", "@_IssueInstant": issuedAt });
  const issuer = { "saml:Issuer": BUILT_IN_SAML_ENTITY_ID };
  return writeXml({
    "samlp:Response": {
      "@_xmlns:samlp": SAML_PROTOCOL_NS,
      "@_xmlns:saml": SAML_ASSERTION_NS,
      ...issued(),
      ...issuer,
      "samlp:Status": { "samlp:StatusCode": { "@_Value": STATUS_SUCCESS } },
      "saml:Assertion": {
        ...issued(),
        ...issuer,
        "saml:Subject": {
          "saml:NameID": { "@_Format": format, "#text": options.subject ?? "saml-user@example.com" },
          "saml:SubjectConfirmation": {
            "@_Method": BEARER,
            "saml:SubjectConfirmationData": { "@_Recipient": audience, "@_NotOnOrAfter": expiresAt },
          },
        },
        "saml:Conditions": {
          "@_NotBefore": issuedAt,
          "@_NotOnOrAfter": expiresAt,
          "saml:AudienceRestriction": { "saml:Audience": audience },
        },
        "saml:AttributeStatement": { "saml:Attribute": attributeElements(account, options) },
      },
    },
  });
}

function expiryOf(now: Date, seconds: number): string {
  const date = new Date(now.getTime() + seconds * 1000);
  if (Number.isNaN(date.getTime())) {
    throw new TypeError(
      `expiresInSeconds is ${seconds}, but must be a number of seconds that leads to a valid date.`,
    );
  }
  return date.toISOString();
}

function attributeElements(account: string, options: SamlAssertionOptions): XmlTree[] {
  const providerArn = `arn:aws:iam::${account}:saml-provider/${BUILT_IN_SAML_PROVIDER_NAME}`;
  const roleArns = [options.roleArn ?? `arn:aws:iam::${account}:role/Saml`].flat();
  const attributes: (readonly [name: string, values: readonly string[]])[] = [
    [ATTRIBUTE.role, roleArns.map((roleArn) => `${roleArn},${providerArn}`)],
    [ATTRIBUTE.roleSessionName, [options.sessionName ?? "saml-user"]],
    ...Object.entries(options.tags ?? {}).map(
      ([key, value]) => [ATTRIBUTE.principalTag + key, [value]] as const,
    ),
  ];
  if (options.sourceIdentity !== undefined)
    attributes.push([ATTRIBUTE.sourceIdentity, [options.sourceIdentity]]);
  return attributes.map(([name, values]) => ({ "@_Name": name, "saml:AttributeValue": values }));
}
