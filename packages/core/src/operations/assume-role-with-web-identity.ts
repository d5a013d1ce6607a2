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

/** The input of AssumeRoleWithWebIdentity. */
export interface AssumeRoleWithWebIdentityRequest {
  /** The ARN of the role to assume. */
  RoleArn: string | undefined;
  /** A name for the session, shown in its ARN and in CloudTrail: 2 to 64 characters of `[\w+=,.@-]`. */
  RoleSessionName: string | undefined;
  /** The identity provider's token: 4 to 20,000 characters. */
  WebIdentityToken: string | undefined;
  /** Only for OAuth 2.0 access tokens: the provider's host, `www.amazon.com` or `graph.facebook.com`. */
  ProviderId?: string | undefined;
  /** Up to 10 managed policies that further restrict the session. Each must be in the role's account. */
  PolicyArns?: PolicyDescriptorType[] | undefined;
  /**
   * A JSON policy document that restricts the session: its permissions are the intersection of this policy and the
   * role's own. Up to 2,048 characters.
   */
  Policy?: string | undefined;
  /**
   * Lifetime of the credentials, in seconds: 900 up to the role's maximum session duration (at
   * most 43,200).
   * @default 3600
   */
  DurationSeconds?: number | undefined;
  /** Pads the session token to at least this many bytes, to test whether your systems can store it. */
  MinimumSessionTokenSize?: number | undefined;
}

/** The output of AssumeRoleWithWebIdentity. */
export interface AssumeRoleWithWebIdentityResponse {
  /** The temporary credentials. */
  Credentials?: Credentials | undefined;
  /** The token's subject, which identifies the user at the provider. */
  SubjectFromWebIdentityToken?: string | undefined;
  /** The identity of the assumed-role session. */
  AssumedRoleUser?: AssumedRoleUser | undefined;
  /** The same as `SessionTokenUtilization`, which replaces it. */
  PackedPolicySize?: number | undefined;
  /** The token's issuer. */
  Provider?: string | undefined;
  /** The client id that the token was issued to. */
  Audience?: string | undefined;
  /** The source identity set on the session. */
  SourceIdentity?: string | undefined;
  /** How much of its size limit the session token takes up, in percent. */
  SessionTokenUtilization?: number | undefined;
  /** The size of the session token, in bytes. */
  SessionTokenSize?: number | undefined;
  /** For whom the session acts, if the OpenID Connect provider has a context provider. It is about the end user, so don't log it. */
  TrustedIdentityPropagationContext?: TrustedIdentityPropagationContext | undefined;
}

export interface AssumeRoleWithWebIdentityCommandInput extends AssumeRoleWithWebIdentityRequest {}
export interface AssumeRoleWithWebIdentityCommandOutput
  extends AssumeRoleWithWebIdentityResponse,
    MetadataBearer {}

/** What AssumeRoleWithWebIdentity resolves to: the output, with what STS always sends. */
export interface AssumeRoleWithWebIdentityResult extends AssumeRoleWithWebIdentityCommandOutput {
  Credentials: TemporaryCredentials;
  AssumedRoleUser: AssumedRoleSession;
}

/** AssumeRoleWithWebIdentity, as it is on the wire. */
export const assumeRoleWithWebIdentity = operation<
  AssumeRoleWithWebIdentityRequest,
  AssumeRoleWithWebIdentityResult
>({
  name: "AssumeRoleWithWebIdentity",
  input: {
    RoleArn: string,
    RoleSessionName: string,
    WebIdentityToken: secret,
    ProviderId: string,
    PolicyArns: list(policyDescriptor),
    Policy: string,
    DurationSeconds: integer,
    MinimumSessionTokenSize: integer,
  },
  output: {
    Credentials: always(credentials),
    SubjectFromWebIdentityToken: string,
    AssumedRoleUser: always(assumedRoleUser),
    PackedPolicySize: integer,
    Provider: string,
    Audience: string,
    SourceIdentity: string,
    SessionTokenUtilization: integer,
    SessionTokenSize: integer,
    TrustedIdentityPropagationContext: trustedIdentityPropagationContext,
  },
  unsigned: true,
});
