import type { CredentialCacheOptions } from "@stskit/core/credentials";

/** For credentials of profiles: a process that a profile names may ask a person, who must not be asked twice at once. */
export const PROFILE_CACHE: CredentialCacheOptions = { abandonAfter: 300_000 };

/** The same where it is known that a person is asked, which is done as late as is safe. */
export const PERSON_CACHE: CredentialCacheOptions = { ...PROFILE_CACHE, advisoryWindow: 300_000 };
