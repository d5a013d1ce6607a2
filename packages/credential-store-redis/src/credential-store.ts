import type { AwsCredentialIdentity } from "@smithy/types";

type Awaitable<T> = T | Promise<T>;

export interface CredentialStore {
  get(key: string): Awaitable<StoredIdentity | undefined>;
  set(key: string, credentials: StoredIdentity, lease?: CredentialLease): Awaitable<void>;
  acquireLease?(key: string, ttl: number): Awaitable<CredentialLease | undefined>;
}

export interface CredentialLease {
  readonly token: number;
  renew(ttl: number): Awaitable<boolean>;
  release(): Awaitable<void>;
}

export interface StoredIdentity extends AwsCredentialIdentity {
  readonly issuedAt?: Date | undefined;
}
