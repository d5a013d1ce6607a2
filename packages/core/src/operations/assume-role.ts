import type { MetadataBearer } from "@smithy/types";
import {
  type AssumedRoleSession,
  type AssumedRoleUser,
  assumedRoleUser,
  type Credentials,
  credentials,
  type PolicyDescriptorType,
  type ProvidedContext,
  policyDescriptor,
  providedContext,
  type Tag,
  type TemporaryCredentials,
  tag,
} from "../models.js";
import { operation } from "../schema/operation.js";
import { always, integer, list, secret, string } from "../schema/shape.js";

/** The input of AssumeRole. */
export interface AssumeRoleRequest {
  /** The ARN of the role to assume. */
  RoleArn: string | undefined;
  /** A name for the session, shown in its ARN and in CloudTrail: 2 to 64 characters of `[\w+=,.@-]`. */
  RoleSessionName: string | undefined;
  /** Up to 10 managed policies that further restrict the session. Each must be in the role's account. */
  PolicyArns?: PolicyDescriptorType[] | undefined;
  /**
   * A JSON policy document that restricts the session: its permissions are the intersection of this policy and the
   * role's own. Up to 2,048 characters.
   */
  Policy?: string | undefined;
  /**
   * Lifetime of the credentials, in seconds: 900 up to the role's maximum session duration (at
   * most 43,200, or 3,600 when one role assumes another).
   * @default 3600
   */
  DurationSeconds?: number | undefined;
  /** Up to 50 session tags. */
  Tags?: Tag[] | undefined;
  /** The keys of the session tags to pass on to the next roles in a chain. */
  TransitiveTagKeys?: string[] | undefined;
  /** The external id that the role's trust policy may require of another account: 2 to 1,224 characters. */
  ExternalId?: string | undefined;
  /** The serial number or ARN of the caller's MFA device. */
  SerialNumber?: string | undefined;
  /** The six-digit code from the MFA device. */
  TokenCode?: string | undefined;
  /** Who is behind the session. It persists through a chain of roles and cannot be changed. */
  SourceIdentity?: string | undefined;
  /** Up to 5 context assertions from trusted providers. */
  ProvidedContexts?: ProvidedContext[] | undefined;
  /** Pads the session token to at least this many bytes, to test whether your systems can store it. */
  MinimumSessionTokenSize?: number | undefined;
}

/** The output of AssumeRole. */
export interface AssumeRoleResponse {
  /** The temporary credentials. */
  Credentials?: Credentials | undefined;
  /** The identity of the assumed-role session. */
  AssumedRoleUser?: AssumedRoleUser | undefined;
  /** The same as `SessionTokenUtilization`, which replaces it. */
  PackedPolicySize?: number | undefined;
  /** The source identity set on the session. */
  SourceIdentity?: string | undefined;
  /** How much of its size limit the session token takes up, in percent. */
  SessionTokenUtilization?: number | undefined;
  /** The size of the session token, in bytes. */
  SessionTokenSize?: number | undefined;
}

export interface AssumeRoleCommandInput extends AssumeRoleRequest {}
export interface AssumeRoleCommandOutput extends AssumeRoleResponse, MetadataBearer {}

/** What AssumeRole resolves to: the output, with what STS always sends. */
export interface AssumeRoleResult extends AssumeRoleCommandOutput {
  Credentials: TemporaryCredentials;
  AssumedRoleUser: AssumedRoleSession;
}

/** AssumeRole, as it is on the wire. */
export const assumeRole = operation<AssumeRoleRequest, AssumeRoleResult>({
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
    Credentials: always(credentials),
    AssumedRoleUser: always(assumedRoleUser),
    PackedPolicySize: integer,
    SourceIdentity: string,
    SessionTokenUtilization: integer,
    SessionTokenSize: integer,
  },
});
