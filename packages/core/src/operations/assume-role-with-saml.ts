import type { MetadataBearer } from "@smithy/types";
import { command } from "../command.js";
import {
  type AssumedRoleUser,
  assumedRoleUser,
  type Credentials,
  credentials,
  type PolicyDescriptorType,
  policyDescriptor,
} from "../models.js";
import { operation } from "../schema/operation.js";
import { integer, list, secret, string } from "../schema/shape.js";

/** What AssumeRoleWithSAML takes. */
export interface AssumeRoleWithSAMLRequest {
  /** The ARN of the role to assume. */
  RoleArn: string | undefined;
  /** The ARN of the SAML provider in IAM. */
  PrincipalArn: string | undefined;
  /** The assertion, base64-encoded: 4 to 100,000 characters. */
  SAMLAssertion: string | undefined;
  /** Up to 10 managed policies that narrow the session further; each must be in the same account as the role. */
  PolicyArns?: PolicyDescriptorType[] | undefined;
  /** A JSON policy document that narrows the session: its permissions are the intersection with the identity’s own. Up to 2,048 characters. */
  Policy?: string | undefined;
  /**
   * How long the credentials last, in seconds: 900 to the role’s maximum session duration, and no longer than the assertion’s SessionNotOnOrAfter.
   * @default 3600
   */
  DurationSeconds?: number | undefined;
  /** The least size of the session token, in bytes: pads it, to test how much your systems can store. */
  MinimumSessionTokenSize?: number | undefined;
}

/** The response of AssumeRoleWithSAML. */
export interface AssumeRoleWithSAMLResponse {
  /** The temporary credentials. */
  Credentials?: Credentials | undefined;
  /** The identity that the credentials stand for. */
  AssumedRoleUser?: AssumedRoleUser | undefined;
  /** How much of the packed size limit the session policies and tags use, in percent. */
  PackedPolicySize?: number | undefined;
  /** The NameID of the assertion’s subject. */
  Subject?: string | undefined;
  /** The format of the NameID: `persistent`, `transient`, or its full URI. */
  SubjectType?: string | undefined;
  /** The assertion’s issuer. */
  Issuer?: string | undefined;
  /** The recipient that the assertion names. */
  Audience?: string | undefined;
  /** A hash of issuer, account and provider name: with `Subject` it identifies a federated user. */
  NameQualifier?: string | undefined;
  /** The source identity that the session carries. */
  SourceIdentity?: string | undefined;
  /** How much of the session token size limit is used, in percent. */
  SessionTokenUtilization?: number | undefined;
  /** The size of the session token, in bytes. */
  SessionTokenSize?: number | undefined;
}

export interface AssumeRoleWithSAMLCommandInput extends AssumeRoleWithSAMLRequest {}
export interface AssumeRoleWithSAMLCommandOutput extends AssumeRoleWithSAMLResponse, MetadataBearer {}

const assumeRoleWithSAML = operation<AssumeRoleWithSAMLRequest, AssumeRoleWithSAMLResponse>({
  name: "AssumeRoleWithSAML",
  input: {
    RoleArn: string,
    PrincipalArn: string,
    SAMLAssertion: secret,
    PolicyArns: list(policyDescriptor),
    Policy: string,
    DurationSeconds: integer,
    MinimumSessionTokenSize: integer,
  },
  output: {
    Credentials: credentials,
    AssumedRoleUser: assumedRoleUser,
    PackedPolicySize: integer,
    Subject: string,
    SubjectType: string,
    Issuer: string,
    Audience: string,
    NameQualifier: string,
    SourceIdentity: string,
    SessionTokenUtilization: integer,
    SessionTokenSize: integer,
  },
  unsigned: true,
});

/**
 * Exchanges a SAML 2.0 assertion for temporary credentials of a role. The request is not signed: no AWS credentials are needed.
 *
 * @throws ExpiredTokenException
 * @throws IDPRejectedClaimException
 * @throws InvalidIdentityTokenException
 * @throws MalformedPolicyDocumentException
 * @throws PackedPolicyTooLargeException
 * @throws RegionDisabledException
 * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithSAML.html
 */
export class AssumeRoleWithSAMLCommand extends command<
  AssumeRoleWithSAMLCommandInput,
  AssumeRoleWithSAMLCommandOutput
>(assumeRoleWithSAML) {}
