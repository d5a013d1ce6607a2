import { instanceOfKind } from "../errors/instance-of-kind.js";

/** Options of a CredentialsProviderError. */
export interface CredentialsProviderErrorOptions {
  cause?: unknown;
  /** Whether a chain of providers should try the next one. @default true */
  tryNextLink?: boolean | undefined;
}

/** A provider found no credentials. AWS's provider chains check the name and `tryNextLink`. */
export class CredentialsProviderError extends Error {
  override readonly name = "CredentialsProviderError";
  readonly tryNextLink: boolean;

  constructor(message: string, { cause, tryNextLink = true }: CredentialsProviderErrorOptions = {}) {
    super(message, cause === undefined ? undefined : { cause });
    this.tryNextLink = tryNextLink;
  }
}

instanceOfKind(CredentialsProviderError, "CredentialsProviderError");
