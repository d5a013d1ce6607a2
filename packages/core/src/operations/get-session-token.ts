import type { MetadataBearer } from "@smithy/types";
import { command } from "../command.js";
import { type Credentials, credentials } from "../models.js";
import { operation } from "../schema/operation.js";
import { integer, secret, string } from "../schema/shape.js";

/** What GetSessionToken takes. */
export interface GetSessionTokenRequest {
  /**
   * How long the credentials last, in seconds: 900 to 129,600 (3,600 at most for a root user).
   * @default 43200
   */
  DurationSeconds?: number | undefined;
  /** The serial number or ARN of the caller’s MFA device. */
  SerialNumber?: string | undefined;
  /** The six digits that the MFA device shows. */
  TokenCode?: string | undefined;
  /** The least size of the session token, in bytes: pads it, to test how much your systems can store. */
  MinimumSessionTokenSize?: number | undefined;
}

/** The response of GetSessionToken. */
export interface GetSessionTokenResponse {
  /** The temporary credentials. */
  Credentials?: Credentials | undefined;
  /** How much of the session token size limit is used, in percent. */
  SessionTokenUtilization?: number | undefined;
  /** The size of the session token, in bytes. */
  SessionTokenSize?: number | undefined;
}

export interface GetSessionTokenCommandInput extends GetSessionTokenRequest {}
export interface GetSessionTokenCommandOutput extends GetSessionTokenResponse, MetadataBearer {}

const getSessionToken = operation<GetSessionTokenRequest, GetSessionTokenResponse>({
  name: "GetSessionToken",
  input: {
    DurationSeconds: integer,
    SerialNumber: string,
    TokenCode: secret,
    MinimumSessionTokenSize: integer,
  },
  output: {
    Credentials: credentials,
    SessionTokenUtilization: integer,
    SessionTokenSize: integer,
  },
});

/**
 * Returns temporary credentials of the calling IAM user, for calls that ask for MFA for example.
 *
 * @throws RegionDisabledException
 * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_GetSessionToken.html
 */
export class GetSessionTokenCommand extends command<
  GetSessionTokenCommandInput,
  GetSessionTokenCommandOutput
>(getSessionToken) {}
