import type { MetadataBearer } from "@smithy/types";
import { command } from "../command.js";
import {
  type AssumedRoleUser,
  assumedRoleUser,
  type Credentials,
  credentials,
  type PolicyDescriptorType,
  type ProvidedContext,
  policyDescriptor,
  providedContext,
  type Tag,
  tag,
} from "../models.js";
import { operation } from "../schema/operation.js";
import { integer, list, secret, string } from "../schema/shape.js";

/** What AssumeRole takes. */
export interface AssumeRoleRequest {
  /** The ARN of the role to assume. */
  RoleArn: string | undefined;
  /** A name for the session, shown in its ARN and in CloudTrail: 2 to 64 characters of `[\w+=,.@-]`. */
  RoleSessionName: string | undefined;
  /** Up to 10 managed policies that narrow the session further; each must be in the same account as the role. */
  PolicyArns?: PolicyDescriptorType[] | undefined;
  /** A JSON policy document that narrows the session: its permissions are the intersection with the identity’s own. Up to 2,048 characters. */
  Policy?: string | undefined;
  /**
   * How long the credentials last, in seconds: 900 to the role’s maximum session duration (at most 43,200; 3,600 when one role assumes another).
   * @default 3600
   */
  DurationSeconds?: number | undefined;
  /** Up to 50 session tags. */
  Tags?: Tag[] | undefined;
  /** Keys of the session tags that pass on to further roles in a chain. */
  TransitiveTagKeys?: string[] | undefined;
  /** The identifier that a role in another account’s trust policy may ask for: 2 to 1,224 characters. */
  ExternalId?: string | undefined;
  /** The serial number or ARN of the caller’s MFA device. */
  SerialNumber?: string | undefined;
  /** The six digits that the MFA device shows. */
  TokenCode?: string | undefined;
  /** Who is behind the session; stays with it through a chain of roles and cannot be changed. */
  SourceIdentity?: string | undefined;
  /** Up to 5 context assertions from trusted providers. */
  ProvidedContexts?: ProvidedContext[] | undefined;
  /** The least size of the session token, in bytes: pads it, to test how much your systems can store. */
  MinimumSessionTokenSize?: number | undefined;
}

/** The response of AssumeRole. */
export interface AssumeRoleResponse {
  /** The temporary credentials. */
  Credentials?: Credentials | undefined;
  /** The identity that the credentials stand for. */
  AssumedRoleUser?: AssumedRoleUser | undefined;
  /** How much of the packed size limit the session policies and tags use, in percent. */
  PackedPolicySize?: number | undefined;
  /** The source identity that the session carries. */
  SourceIdentity?: string | undefined;
  /** How much of the session token size limit is used, in percent. */
  SessionTokenUtilization?: number | undefined;
  /** The size of the session token, in bytes. */
  SessionTokenSize?: number | undefined;
}

export interface AssumeRoleCommandInput extends AssumeRoleRequest {}
export interface AssumeRoleCommandOutput extends AssumeRoleResponse, MetadataBearer {}

const assumeRole = operation<AssumeRoleRequest, AssumeRoleResponse>({
  name: "AssumeRole",
  input: {
    RoleArn: string,
    RoleSessionName: string,
    PolicyArns: list(policyDescriptor),
    Policy: string,
    DurationSeconds: integer,
    Tags: list(tag),
    TransitiveTagKeys: list(string),
    ExternalId: secret,
    SerialNumber: string,
    TokenCode: secret,
    SourceIdentity: string,
    ProvidedContexts: list(providedContext),
    MinimumSessionTokenSize: integer,
  },
  output: {
    Credentials: credentials,
    AssumedRoleUser: assumedRoleUser,
    PackedPolicySize: integer,
    SourceIdentity: string,
    SessionTokenUtilization: integer,
    SessionTokenSize: integer,
  },
});

/**
 * Takes on an IAM role and returns temporary credentials for it. The caller signs with credentials that the role’s trust policy admits.
 *
 * @throws ExpiredTokenException
 * @throws MalformedPolicyDocumentException
 * @throws PackedPolicyTooLargeException
 * @throws RegionDisabledException
 * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html
 */
export class AssumeRoleCommand extends command<AssumeRoleCommandInput, AssumeRoleCommandOutput>(assumeRole) {}
