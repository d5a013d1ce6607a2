import type { MetadataBearer } from "@smithy/types";
import {
  type Credentials,
  credentials,
  type PolicyDescriptorType,
  policyDescriptor,
  type TemporaryCredentials,
} from "../models.js";
import { operation } from "../schema/operation.js";
import { always, integer, string } from "../schema/shape.js";

/** The input of AssumeRoot. */
export interface AssumeRootRequest {
  /** The member account: its id, or the ARN of its root user. */
  TargetPrincipal: string | undefined;
  /** The AWS managed policy for the one task that the session may perform. */
  TaskPolicyArn: PolicyDescriptorType | undefined;
  /**
   * Lifetime of the credentials, in seconds: 0 to 900.
   * @default 900
   */
  DurationSeconds?: number | undefined;
  /** Pads the session token to at least this many bytes, to test whether your systems can store it. */
  MinimumSessionTokenSize?: number | undefined;
}

/** The output of AssumeRoot. */
export interface AssumeRootResponse {
  /** The temporary credentials. */
  Credentials?: Credentials | undefined;
  /** The source identity set on the session. */
  SourceIdentity?: string | undefined;
  /** How much of its size limit the session token takes up, in percent. */
  SessionTokenUtilization?: number | undefined;
  /** The size of the session token, in bytes. */
  SessionTokenSize?: number | undefined;
}

export interface AssumeRootCommandInput extends AssumeRootRequest {}
export interface AssumeRootCommandOutput extends AssumeRootResponse, MetadataBearer {}

/** What AssumeRoot resolves to: the output, with what STS always sends. */
export interface AssumeRootResult extends AssumeRootCommandOutput {
  Credentials: TemporaryCredentials;
}

/** AssumeRoot, as it is on the wire. */
export const assumeRoot = operation<AssumeRootRequest, AssumeRootResult>({
  name: "AssumeRoot",
  input: {
    TargetPrincipal: string,
    TaskPolicyArn: policyDescriptor,
    DurationSeconds: integer,
    MinimumSessionTokenSize: integer,
  },
  output: {
    Credentials: always(credentials),
    SourceIdentity: string,
    SessionTokenUtilization: integer,
    SessionTokenSize: integer,
  },
});
