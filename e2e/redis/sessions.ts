import type { AwsCredentialIdentity } from "@smithy/types";
import type { EncryptionKey } from "@stskit/credential-store-redis";

const HOUR = 3_600_000;

/** Credentials with every member, valid for an hour unless told otherwise. */
export function session(name: string, lifetime = HOUR): AwsCredentialIdentity {
  return {
    accessKeyId: `ASIA${name}`,
    secretAccessKey: `secret-of-${name}`,
    sessionToken: `token-of-${name}`,
    expiration: new Date(Date.now() + lifetime),
    accountId: "123456789012",
    credentialScope: "eu-west-1",
  };
}

/** A key whose bytes are all the same. */
export function encryptionKey(id: string, byte = 1): EncryptionKey {
  return { id, key: new Uint8Array(32).fill(byte) };
}
