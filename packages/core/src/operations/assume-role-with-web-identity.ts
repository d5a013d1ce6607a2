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

/** What AssumeRoleWithWebIdentity takes. */
export interface AssumeRoleWithWebIdentityRequest {
  /** The ARN of the role to assume. */
  RoleArn: string | undefined;
  /** A name for the session, shown in its ARN and in CloudTrail: 2 to 64 characters of `[\w+=,.@-]`. */
  RoleSessionName: string | undefined;
  /** The token that the identity provider issued: 4 to 20,000 characters. */
  WebIdentityToken: string | undefined;
  /** The host of an OAuth 2.0 provider, `www.amazon.com` or `graph.facebook.com`; left out for OpenID Connect. */
  ProviderId?: string | undefined;
  /** Up to 10 managed policies that narrow the session further; each must be in the same account as the role. */
  PolicyArns?: PolicyDescriptorType[] | undefined;
  /** A JSON policy document that narrows the session: its permissions are the intersection with the identity’s own. Up to 2,048 characters. */
  Policy?: string | undefined;
  /**
   * How long the credentials last, in seconds: 900 to the role’s maximum session duration (at most 43,200).
   * @default 3600
   */
  DurationSeconds?: number | undefined;
  /** The least size of the session token, in bytes: pads it, to test how much your systems can store. */
  MinimumSessionTokenSize?: number | undefined;
}

/** The response of AssumeRoleWithWebIdentity. */
export interface AssumeRoleWithWebIdentityResponse {
  /** The temporary credentials. */
  Credentials?: Credentials | undefined;
  /** The token’s subject: unique for a user at the provider. */
  SubjectFromWebIdentityToken?: string | undefined;
  /** The identity that the credentials stand for. */
  AssumedRoleUser?: AssumedRoleUser | undefined;
  /** How much of the packed size limit the session policies and tags use, in percent. */
  PackedPolicySize?: number | undefined;
  /** The token’s issuer. */
  Provider?: string | undefined;
  /** The client id that the token was issued for. */
  Audience?: string | undefined;
  /** The source identity that the session carries. */
  SourceIdentity?: string | undefined;
  /** How much of the session token size limit is used, in percent. */
  SessionTokenUtilization?: number | undefined;
  /** The size of the session token, in bytes. */
  SessionTokenSize?: number | undefined;
}

export interface AssumeRoleWithWebIdentityCommandInput extends AssumeRoleWithWebIdentityRequest {}
export interface AssumeRoleWithWebIdentityCommandOutput
  extends AssumeRoleWithWebIdentityResponse,
    MetadataBearer {}

const assumeRoleWithWebIdentity = operation<
  AssumeRoleWithWebIdentityRequest,
  AssumeRoleWithWebIdentityResponse
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
    Credentials: credentials,
    SubjectFromWebIdentityToken: string,
    AssumedRoleUser: assumedRoleUser,
    PackedPolicySize: integer,
    Provider: string,
    Audience: string,
    SourceIdentity: string,
    SessionTokenUtilization: integer,
    SessionTokenSize: integer,
  },
  unsigned: true,
});

/**
 * Exchanges an OpenID Connect or OAuth 2.0 token for temporary credentials of a role. The request is not signed: no AWS credentials are needed.
 *
 * @throws ExpiredTokenException
 * @throws IDPCommunicationErrorException
 * @throws IDPRejectedClaimException
 * @throws InvalidIdentityTokenException
 * @throws MalformedPolicyDocumentException
 * @throws PackedPolicyTooLargeException
 * @throws RegionDisabledException
 * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html
 */
export class AssumeRoleWithWebIdentityCommand extends command<
  AssumeRoleWithWebIdentityCommandInput,
  AssumeRoleWithWebIdentityCommandOutput
>(assumeRoleWithWebIdentity) {}
