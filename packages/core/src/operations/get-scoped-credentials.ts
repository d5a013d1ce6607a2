import type { MetadataBearer } from "@smithy/types";
import { type Credentials, credentials, type TemporaryCredentials } from "../models.js";
import { operation } from "../schema/operation.js";
import { always, integer, string, structure } from "../schema/shape.js";

/** The input of GetScopedCredentials: a policy, a duration or both. */
export interface GetScopedCredentialsRequest {
  /**
   * A JSON policy document that restricts the credentials: they allow what both this policy and the calling session allow. Up
   * to 2,048 characters.
   */
  Policy?: string | undefined;
  /**
   * Lifetime of the credentials, in seconds: 1 to 129,600, but not past the end of the calling session.
   * @default until the calling session ends
   */
  DurationSeconds?: number | undefined;
  /** Pads the session token to at least this many bytes, to test whether your systems can store it. */
  MinimumSessionTokenSize?: number | undefined;
  /** What the credentials are for, for the logs of CloudTrail. Up to 256 characters. */
  ScopedSessionDescription?: string | undefined;
}

/**
 * The identity of a scoped session, which is that of the calling session.
 *
 * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_ScopedSession.html
 */
export interface ScopedSession {
  /** The calling session's id, for a role `<role id>:<role session name>`. */
  ScopedSessionId: string | undefined;
  /** The calling session's ARN, for a role `arn:aws:sts::<account>:assumed-role/<role>/<session>`. */
  Arn: string | undefined;
}

/** The identity of a scoped session in a response: STS always sends both members. */
export interface ScopedSessionInfo extends ScopedSession {
  ScopedSessionId: string;
  Arn: string;
}

/** The output of GetScopedCredentials. */
export interface GetScopedCredentialsResponse {
  /** The temporary credentials. */
  Credentials?: Credentials | undefined;
  /** The identity of the credentials. */
  SessionInfo?: ScopedSession | undefined;
  /** How much of its size limit the session token takes up, in percent. */
  SessionTokenUtilization?: number | undefined;
  /** The size of the session token, in bytes. */
  SessionTokenSize?: number | undefined;
  /** How many policies restrict the session, each passed to one GetScopedCredentials after the other: 3 at most. */
  ScopedPoliciesCount?: number | undefined;
  /** The source identity of the calling session. */
  SourceIdentity?: string | undefined;
}

export interface GetScopedCredentialsCommandInput extends GetScopedCredentialsRequest {}
export interface GetScopedCredentialsCommandOutput extends GetScopedCredentialsResponse, MetadataBearer {}

/** What GetScopedCredentials resolves to: the output, with what STS always sends. */
export interface GetScopedCredentialsResult extends GetScopedCredentialsCommandOutput {
  Credentials: TemporaryCredentials;
  SessionInfo: ScopedSessionInfo;
}

/** GetScopedCredentials, as it is on the wire. */
export const getScopedCredentials = operation<GetScopedCredentialsRequest, GetScopedCredentialsResult>({
  name: "GetScopedCredentials",
  input: {
    Policy: string,
    DurationSeconds: integer,
    MinimumSessionTokenSize: integer,
    ScopedSessionDescription: string,
  },
  output: {
    Credentials: always(credentials),
    SessionInfo: always(
      structure<ScopedSessionInfo>({
        ScopedSessionId: always(string),
        Arn: always(string),
      }),
    ),
    SessionTokenUtilization: integer,
    SessionTokenSize: integer,
    ScopedPoliciesCount: integer,
    SourceIdentity: string,
  },
});
