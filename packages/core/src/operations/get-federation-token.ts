import type { MetadataBearer } from "@smithy/types";
import { command } from "../command.js";
import {
  type Credentials,
  credentials,
  type FederatedUser,
  federatedUser,
  type PolicyDescriptorType,
  policyDescriptor,
  type Tag,
  tag,
} from "../models.js";
import { operation } from "../schema/operation.js";
import { integer, list, string } from "../schema/shape.js";

/** What GetFederationToken takes. */
export interface GetFederationTokenRequest {
  /** The federated user’s name: 2 to 32 characters of `[\w+=,.@-]`. */
  Name: string | undefined;
  /** A JSON policy document that narrows the session: its permissions are the intersection with the identity’s own. Up to 2,048 characters. */
  Policy?: string | undefined;
  /** Up to 10 managed policies that narrow the session further; each must be in the same account as the role. */
  PolicyArns?: PolicyDescriptorType[] | undefined;
  /**
   * How long the credentials last, in seconds: 900 to 129,600 (3,600 at most for a root user).
   * @default 43200
   */
  DurationSeconds?: number | undefined;
  /** Up to 50 session tags. */
  Tags?: Tag[] | undefined;
  /** The least size of the session token, in bytes: pads it, to test how much your systems can store. */
  MinimumSessionTokenSize?: number | undefined;
}

/** The response of GetFederationToken. */
export interface GetFederationTokenResponse {
  /** The temporary credentials. */
  Credentials?: Credentials | undefined;
  /** The identity that the credentials stand for. */
  FederatedUser?: FederatedUser | undefined;
  /** How much of the packed size limit the session policies and tags use, in percent. */
  PackedPolicySize?: number | undefined;
  /** How much of the session token size limit is used, in percent. */
  SessionTokenUtilization?: number | undefined;
  /** The size of the session token, in bytes. */
  SessionTokenSize?: number | undefined;
}

export interface GetFederationTokenCommandInput extends GetFederationTokenRequest {}
export interface GetFederationTokenCommandOutput extends GetFederationTokenResponse, MetadataBearer {}

const getFederationToken = operation<GetFederationTokenRequest, GetFederationTokenResponse>({
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
    Credentials: credentials,
    FederatedUser: federatedUser,
    PackedPolicySize: integer,
    SessionTokenUtilization: integer,
    SessionTokenSize: integer,
  },
});

/**
 * Returns temporary credentials for a user that your own program has authenticated. Signed with the long-term credentials of an IAM user.
 *
 * @throws MalformedPolicyDocumentException
 * @throws PackedPolicyTooLargeException
 * @throws RegionDisabledException
 * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_GetFederationToken.html
 */
export class GetFederationTokenCommand extends command<
  GetFederationTokenCommandInput,
  GetFederationTokenCommandOutput
>(getFederationToken) {}
