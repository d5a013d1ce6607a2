import type { CredentialCacheOptions } from "@stskit/core/credentials";

/** For credentials of profiles. A profile's process may prompt a person, who must not be prompted twice at once. */
export const PROFILE_CACHE: CredentialCacheOptions = { abandonAfter: 300_000 };

/** For providers that are known to prompt a person. They do so as late as is safe. */
export const PERSON_CACHE: CredentialCacheOptions = { ...PROFILE_CACHE, advisoryWindow: 300_000 };
