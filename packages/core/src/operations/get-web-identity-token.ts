import type { MetadataBearer } from "@smithy/types";
import { type Tag, tag, type WebIdentityTokenSubjectModeType } from "../models.js";
import { operation } from "../schema/operation.js";
import { always, integer, list, secret, string, timestamp } from "../schema/shape.js";

/** The input of GetWebIdentityToken. */
export interface GetWebIdentityTokenRequest {
  /** The recipients of the token, for its `aud` claim: 1 to 10 strings. */
  Audience: string[] | undefined;
  /** The signing algorithm: `RS256` or `ES384`. */
  SigningAlgorithm: string | undefined;
  /**
   * Lifetime of the token, in seconds: 60 to 3,600.
   * @default 300
   */
  DurationSeconds?: number | undefined;
  /**
   * OAuth 2.0 scopes for the token's `scope` claim, each once, with one space between two. Only for the subject mode
   * `OriginIdentity` and a single audience.
   */
  Scope?: string | undefined;
  /**
   * Whom the token's `sub` claim names: the caller (`AWSIdentity`), or the end user on whose behalf the caller's session acts
   * (`OriginIdentity`).
   * @default "AWSIdentity"
   */
  SubjectMode?: WebIdentityTokenSubjectModeType | undefined;
  /** Up to 50 session tags. */
  Tags?: Tag[] | undefined;
}

/** The output of GetWebIdentityToken. */
export interface GetWebIdentityTokenResponse {
  /** The signed token. */
  WebIdentityToken?: string | undefined;
  /** When the token expires. */
  Expiration?: Date | undefined;
}

export interface GetWebIdentityTokenCommandInput extends GetWebIdentityTokenRequest {}
export interface GetWebIdentityTokenCommandOutput extends GetWebIdentityTokenResponse, MetadataBearer {}

/** What GetWebIdentityToken resolves to: the output, with what STS always sends. */
export interface GetWebIdentityTokenResult extends GetWebIdentityTokenCommandOutput {
  WebIdentityToken: string;
  Expiration: Date;
}

/** GetWebIdentityToken, as it is on the wire. */
export const getWebIdentityToken = operation<GetWebIdentityTokenRequest, GetWebIdentityTokenResult>({
  name: "GetWebIdentityToken",
  input: {
    Audience: list(string),
    SigningAlgorithm: string,
    DurationSeconds: integer,
    Scope: string,
    SubjectMode: string,
    Tags: list(tag),
  },
  output: {
    WebIdentityToken: always(secret),
    Expiration: always(timestamp),
  },
});
