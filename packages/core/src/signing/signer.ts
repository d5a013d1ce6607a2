import type { AwsCredentialIdentity, HttpRequest } from "@smithy/types";
import type { Awaitable } from "../platform.js";

/** Signs requests with AWS Signature Version 4. */
export interface Signer {
  /** Gives the request with the headers of a signature added. The request given is left as it is. */
  sign(request: HttpRequest, options: SigningOptions): Awaitable<HttpRequest>;
  /** Gives the request with the signature in its query string. The request given is left as it is. */
  presign(request: HttpRequest, options: PresigningOptions): Awaitable<HttpRequest>;
}

export interface SigningOptions {
  readonly credentials: AwsCredentialIdentity;
  /** The region of the credential scope, e.g. `eu-west-1`. */
  readonly region: string;
  /** The service of the credential scope: `sts`. */
  readonly service: string;
  /** The time of the signature. */
  readonly date: Date;
}

export interface PresigningOptions extends SigningOptions {
  /** How long the presigned request is valid, in seconds. */
  readonly expiresIn: number;
}
