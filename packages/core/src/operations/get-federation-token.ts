import type { MetadataBearer } from "@smithy/types";
import {
  type Credentials,
  credentials,
  type FederatedUser,
  type FederatedUserSession,
  federatedUser,
  type PolicyDescriptorType,
  policyDescriptor,
  type Tag,
  type TemporaryCredentials,
  tag,
} from "../models.js";
import { operation } from "../schema/operation.js";
import { always, integer, list, string } from "../schema/shape.js";

/** The input of GetFederationToken. */
export interface GetFederationTokenRequest {
  /** The federated user's name: 2 to 32 characters of `[\w+=,.@-]`. */
  Name: string | undefined;
  /**
   * A JSON policy document that restricts the session: its permissions are the intersection of this policy and the IAM
   * user's own. Up to 2,048 characters.
   */
  Policy?: string | undefined;
  /** Up to 10 managed policies that further restrict the session. Each must be in the IAM user's account. */
  PolicyArns?: PolicyDescriptorType[] | undefined;
  /**
   * Lifetime of the credentials, in seconds: 900 to 129,600 (3,600 at most for a root user).
   * @default 43200
   */
  DurationSeconds?: number | undefined;
  /** Up to 50 session tags. */
  Tags?: Tag[] | undefined;
  /** Pads the session token to at least this many bytes, to test whether your systems can store it. */
  MinimumSessionTokenSize?: number | undefined;
}

/** The output of GetFederationToken. */
export interface GetFederationTokenResponse {
  /** The temporary credentials. */
  Credentials?: Credentials | undefined;
  /** The identity of the federated user. */
  FederatedUser?: FederatedUser | undefined;
  /** The same as `SessionTokenUtilization`, which replaces it. */
  PackedPolicySize?: number | undefined;
  /** How much of its size limit the session token takes up, in percent. */
  SessionTokenUtilization?: number | undefined;
  /** The size of the session token, in bytes. */
  SessionTokenSize?: number | undefined;
}

export interface GetFederationTokenCommandInput extends GetFederationTokenRequest {}
export interface GetFederationTokenCommandOutput extends GetFederationTokenResponse, MetadataBearer {}

/** What GetFederationToken resolves to: the output, with what STS always sends. */
export interface GetFederationTokenResult extends GetFederationTokenCommandOutput {
  Credentials: TemporaryCredentials;
  FederatedUser: FederatedUserSession;
}

/** GetFederationToken, as it is on the wire. */
export const getFederationToken = operation<GetFederationTokenRequest, GetFederationTokenResult>({
  name: "GetFederationToken",
  input: {
    Name: string,
    Policy: string,
    PolicyArns: list(policyDescriptor),
    DurationSeconds: integer,
    Tags: list(tag),
    MinimumSessionTokenSize: integer,
  },
  output: {
    Credentials: always(credentials),
    FederatedUser: always(federatedUser),
    PackedPolicySize: integer,
    SessionTokenUtilization: integer,
    SessionTokenSize: integer,
  },
});
