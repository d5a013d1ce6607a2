import type { MetadataBearer } from "@smithy/types";
import { command } from "../command.js";
import { type Credentials, credentials, type PolicyDescriptorType, policyDescriptor } from "../models.js";
import { operation } from "../schema/operation.js";
import { integer, string } from "../schema/shape.js";

/** What AssumeRoot takes. */
export interface AssumeRootRequest {
  /** The member account: its id, or the ARN of its root user. */
  TargetPrincipal: string | undefined;
  /** The AWS managed policy of the task that the session may do. */
  TaskPolicyArn: PolicyDescriptorType | undefined;
  /**
   * How long the credentials last, in seconds: 0 to 900.
   * @default 900
   */
  DurationSeconds?: number | undefined;
  /** The least size of the session token, in bytes: pads it, to test how much your systems can store. */
  MinimumSessionTokenSize?: number | undefined;
}

/** The response of AssumeRoot. */
export interface AssumeRootResponse {
  /** The temporary credentials. */
  Credentials?: Credentials | undefined;
  /** The source identity that the session carries. */
  SourceIdentity?: string | undefined;
  /** How much of the session token size limit is used, in percent. */
  SessionTokenUtilization?: number | undefined;
  /** The size of the session token, in bytes. */
  SessionTokenSize?: number | undefined;
}

export interface AssumeRootCommandInput extends AssumeRootRequest {}
export interface AssumeRootCommandOutput extends AssumeRootResponse, MetadataBearer {}

const assumeRoot = operation<AssumeRootRequest, AssumeRootResponse>({
  name: "AssumeRoot",
  input: {
    TargetPrincipal: string,
    TaskPolicyArn: policyDescriptor,
    DurationSeconds: integer,
    MinimumSessionTokenSize: integer,
  },
  output: {
    Credentials: credentials,
    SourceIdentity: string,
    SessionTokenUtilization: integer,
    SessionTokenSize: integer,
  },
});

/**
 * Returns short-lived credentials of a member account’s root user, limited to one task.
 *
 * @throws ExpiredTokenException
 * @throws RegionDisabledException
 * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoot.html
 */
export class AssumeRootCommand extends command<AssumeRootCommandInput, AssumeRootCommandOutput>(assumeRoot) {}
