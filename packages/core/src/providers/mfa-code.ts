import { CredentialsProviderError } from "../credentials/credentials-provider-error.js";

/** Resolves to the code that an MFA device shows. */
export type MfaCodeProvider = (mfaSerial: string) => Promise<string>;

/**
 * A provider of codes that has one.
 *
 * @throws CredentialsProviderError from the provider, when it resolves to no code: STS would say that one is missing
 */
export function checkedMfaCode(mfaCodeProvider: MfaCodeProvider): MfaCodeProvider {
  return async (mfaSerial) => {
    const code: string | undefined | null = await mfaCodeProvider(mfaSerial);
    if (code !== undefined && code !== null && code !== "") return code;
    throw new CredentialsProviderError(
      `mfaCodeProvider resolved to ${code === "" ? "an empty string" : code}, but a role is assumed with MFA device ${mfaSerial}. ` +
        "Let it resolve to the code the device shows, or reject if there is none.",
      { tryNextLink: false },
    );
  };
}
