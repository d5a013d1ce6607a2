import type { MetadataBearer } from "@smithy/types";
import { command } from "../command.js";
import { type Tag, tag } from "../models.js";
import { operation } from "../schema/operation.js";
import { integer, list, secret, string, timestamp } from "../schema/shape.js";

/** What GetWebIdentityToken takes. */
export interface GetWebIdentityTokenRequest {
  /** The receivers of the token: its `aud` claim. 1 to 10 strings. */
  Audience: string[] | undefined;
  /** `RS256` or `ES384`. */
  SigningAlgorithm: string | undefined;
  /**
   * How long the token is valid, in seconds: 60 to 3,600.
   * @default 300
   */
  DurationSeconds?: number | undefined;
  /** Up to 50 session tags. */
  Tags?: Tag[] | undefined;
}

/** The response of GetWebIdentityToken. */
export interface GetWebIdentityTokenResponse {
  /** The token. */
  WebIdentityToken?: string | undefined;
  /** When it expires. */
  Expiration?: Date | undefined;
}

export interface GetWebIdentityTokenCommandInput extends GetWebIdentityTokenRequest {}
export interface GetWebIdentityTokenCommandOutput extends GetWebIdentityTokenResponse, MetadataBearer {}

const getWebIdentityToken = operation<GetWebIdentityTokenRequest, GetWebIdentityTokenResponse>({
  name: "GetWebIdentityToken",
  input: {
    Audience: list(string),
    SigningAlgorithm: string,
    DurationSeconds: integer,
    Tags: list(tag),
  },
  output: {
    WebIdentityToken: secret,
    Expiration: timestamp,
  },
});

/**
 * Returns a signed JSON Web Token that states the caller’s identity to a service outside AWS.
 *
 * @throws JWTPayloadSizeExceededException
 * @throws OutboundWebIdentityFederationDisabledException
 * @throws SessionDurationEscalationException
 * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_GetWebIdentityToken.html
 */
export class GetWebIdentityTokenCommand extends command<
  GetWebIdentityTokenCommandInput,
  GetWebIdentityTokenCommandOutput
>(getWebIdentityToken) {}
