import type { MetadataBearer } from "@smithy/types";
import {
  type AssumedRoleSession,
  type AssumedRoleUser,
  assumedRoleUser,
  type Credentials,
  credentials,
  type PolicyDescriptorType,
  policyDescriptor,
  type TemporaryCredentials,
  type TrustedIdentityPropagationContext,
  trustedIdentityPropagationContext,
} from "../models.js";
import { operation } from "../schema/operation.js";
import { always, integer, list, secret, string } from "../schema/shape.js";

/** The input of AssumeRoleWithSAML. */
export interface AssumeRoleWithSAMLRequest {
  /** The ARN of the role to assume. */
  RoleArn: string | undefined;
  /** The ARN of the SAML provider in IAM. */
  PrincipalArn: string | undefined;
  /** The base64-encoded SAML assertion: 4 to 100,000 characters. */
  SAMLAssertion: string | undefined;
  /** Up to 10 managed policies that further restrict the session. Each must be in the role's account. */
  PolicyArns?: PolicyDescriptorType[] | undefined;
  /**
   * A JSON policy document that restricts the session: its permissions are the intersection of this policy and the
   * role's own. Up to 2,048 characters.
   */
  Policy?: string | undefined;
  /**
   * Lifetime of the credentials, in seconds: 900 up to the role's maximum session duration, but not
   * past the assertion's SessionNotOnOrAfter.
   * @default 3600
   */
  DurationSeconds?: number | undefined;
  /** Pads the session token to at least this many bytes, to test whether your systems can store it. */
  MinimumSessionTokenSize?: number | undefined;
}

/** The output of AssumeRoleWithSAML. */
export interface AssumeRoleWithSAMLResponse {
  /** The temporary credentials. */
  Credentials?: Credentials | undefined;
  /** The identity of the assumed-role session. */
  AssumedRoleUser?: AssumedRoleUser | undefined;
  /** The same as `SessionTokenUtilization`, which replaces it. */
  PackedPolicySize?: number | undefined;
  /** The NameID of the assertion's subject. */
  Subject?: string | undefined;
  /** The format of the NameID: `persistent`, `transient`, or its full URI. */
  SubjectType?: string | undefined;
  /** The assertion's issuer. */
  Issuer?: string | undefined;
  /** The recipient named in the assertion. */
  Audience?: string | undefined;
  /** A hash of the issuer, account and provider name. Together with `Subject`, it identifies a federated user. */
  NameQualifier?: string | undefined;
  /** The source identity set on the session. */
  SourceIdentity?: string | undefined;
  /** How much of its size limit the session token takes up, in percent. */
  SessionTokenUtilization?: number | undefined;
  /** The size of the session token, in bytes. */
  SessionTokenSize?: number | undefined;
  /** For whom the session acts, if the SAML provider has a context provider. It is about the end user, so don't log it. */
  TrustedIdentityPropagationContext?: TrustedIdentityPropagationContext | undefined;
}

export interface AssumeRoleWithSAMLCommandInput extends AssumeRoleWithSAMLRequest {}
export interface AssumeRoleWithSAMLCommandOutput extends AssumeRoleWithSAMLResponse, MetadataBearer {}

/** What AssumeRoleWithSAML resolves to: the output, with what STS always sends. */
export interface AssumeRoleWithSAMLResult extends AssumeRoleWithSAMLCommandOutput {
  Credentials: TemporaryCredentials;
  AssumedRoleUser: AssumedRoleSession;
}

/** AssumeRoleWithSAML, as it is on the wire. */
export const assumeRoleWithSAML = operation<AssumeRoleWithSAMLRequest, AssumeRoleWithSAMLResult>({
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
    Credentials: always(credentials),
    AssumedRoleUser: always(assumedRoleUser),
    PackedPolicySize: integer,
    Subject: string,
    SubjectType: string,
    Issuer: string,
    Audience: string,
    NameQualifier: string,
    SourceIdentity: string,
    SessionTokenUtilization: integer,
    SessionTokenSize: integer,
    TrustedIdentityPropagationContext: trustedIdentityPropagationContext,
  },
  unsigned: true,
});
