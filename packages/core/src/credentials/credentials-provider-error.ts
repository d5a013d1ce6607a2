import { instanceOfKind } from "../errors/instance-of-kind.js";

/** Options of a CredentialsProviderError. */
export interface CredentialsProviderErrorOptions {
  cause?: unknown;
  /** Whether a chain of providers may go on to the next. @default true */
  tryNextLink?: boolean | undefined;
}

/** A provider has no credentials to give. Its name and `tryNextLink` are what AWS's chains of providers go by. */
export class CredentialsProviderError extends Error {
  override readonly name = "CredentialsProviderError";
  readonly tryNextLink: boolean;

  constructor(message: string, { cause, tryNextLink = true }: CredentialsProviderErrorOptions = {}) {
    super(message, cause === undefined ? undefined : { cause });
    this.tryNextLink = tryNextLink;
  }
}

instanceOfKind(CredentialsProviderError, "CredentialsProviderError");
