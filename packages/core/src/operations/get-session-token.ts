import type { MetadataBearer } from "@smithy/types";
import { type Credentials, credentials, type TemporaryCredentials } from "../models.js";
import { operation } from "../schema/operation.js";
import { always, integer, secret, string } from "../schema/shape.js";

/** The input of GetSessionToken. */
export interface GetSessionTokenRequest {
  /**
   * Lifetime of the credentials, in seconds: 900 to 129,600 (3,600 at most for a root user).
   * @default 43200
   */
  DurationSeconds?: number | undefined;
  /** The serial number or ARN of the caller's MFA device. */
  SerialNumber?: string | undefined;
  /** The six-digit code from the MFA device. */
  TokenCode?: string | undefined;
  /** Pads the session token to at least this many bytes, to test whether your systems can store it. */
  MinimumSessionTokenSize?: number | undefined;
}

/** The output of GetSessionToken. */
export interface GetSessionTokenResponse {
  /** The temporary credentials. */
  Credentials?: Credentials | undefined;
  /** How much of its size limit the session token takes up, in percent. */
  SessionTokenUtilization?: number | undefined;
  /** The size of the session token, in bytes. */
  SessionTokenSize?: number | undefined;
}

export interface GetSessionTokenCommandInput extends GetSessionTokenRequest {}
export interface GetSessionTokenCommandOutput extends GetSessionTokenResponse, MetadataBearer {}

/** What GetSessionToken resolves to: the output, with what STS always sends. */
export interface GetSessionTokenResult extends GetSessionTokenCommandOutput {
  Credentials: TemporaryCredentials;
}

/** GetSessionToken, as it is on the wire. */
export const getSessionToken = operation<GetSessionTokenRequest, GetSessionTokenResult>({
  name: "GetSessionToken",
  input: {
    DurationSeconds: integer,
    SerialNumber: string,
    TokenCode: secret,
    MinimumSessionTokenSize: integer,
  },
  output: {
    Credentials: always(credentials),
    SessionTokenUtilization: integer,
    SessionTokenSize: integer,
  },
});
