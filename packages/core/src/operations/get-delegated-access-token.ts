import type { MetadataBearer } from "@smithy/types";
import { type Credentials, credentials, type TemporaryCredentials } from "../models.js";
import { operation } from "../schema/operation.js";
import { always, integer, secret, string } from "../schema/shape.js";

/** The input of GetDelegatedAccessToken. */
export interface GetDelegatedAccessTokenRequest {
  /** The token to exchange. */
  TradeInToken: string | undefined;
}

/** The output of GetDelegatedAccessToken. */
export interface GetDelegatedAccessTokenResponse {
  /** The temporary credentials. */
  Credentials?: Credentials | undefined;
  /** From the time before `SessionTokenUtilization`. STS no longer sends it. */
  PackedPolicySize?: number | undefined;
  /** The ARN of the principal that the credentials belong to. */
  AssumedPrincipal?: string | undefined;
}

export interface GetDelegatedAccessTokenCommandInput extends GetDelegatedAccessTokenRequest {}
export interface GetDelegatedAccessTokenCommandOutput
  extends GetDelegatedAccessTokenResponse,
    MetadataBearer {}

/** What GetDelegatedAccessToken resolves to: the output, with what STS always sends. */
export interface GetDelegatedAccessTokenResult extends GetDelegatedAccessTokenCommandOutput {
  Credentials: TemporaryCredentials;
}

/** GetDelegatedAccessToken, as it is on the wire. */
export const getDelegatedAccessToken = operation<
  GetDelegatedAccessTokenRequest,
  GetDelegatedAccessTokenResult
>({
  name: "GetDelegatedAccessToken",
  input: {
    TradeInToken: secret,
  },
  output: {
    Credentials: always(credentials),
    PackedPolicySize: integer,
    AssumedPrincipal: string,
  },
});
