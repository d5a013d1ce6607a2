import type { PolicyDocument } from "../policy/policy-document.js";

/** Options of an IAM user. */
export interface UserOptions {
  /** The user name, which may have a path: `team/alice`. */
  readonly name: string;
  /**
   * Long-term access keys.
   * @default one key, derived from the account and the name, so that it stays the same across restarts
   */
  readonly accessKeys?: readonly { readonly accessKeyId: string; readonly secretAccessKey: string }[];
  /**
   * MFA devices.
   * @default none
   */
  readonly mfaDevices?: readonly MfaDevice[];
  /**
   * The user's account.
   * @default the server's `accountId`
   */
  readonly accountId?: string;
}

/** A device that shows a six-digit code every 30 seconds (TOTP, RFC 6238, with SHA-1). */
export interface MfaDevice {
  /** What callers pass as `SerialNumber`: an ARN, or the serial number of a hardware device. 9 to 256 characters. */
  readonly serialNumber: string;
  /** The shared secret, in base32 as in QR codes. */
  readonly secret: string;
}

/** Options of an IAM role. */
export interface RoleOptions {
  /** The role name, which may have a path: `team/deploy`. */
  readonly name: string;
  /** Who may assume the role, and under which conditions. */
  readonly trustPolicy: PolicyDocument;
  /**
   * The maximum duration of a session, in seconds: 3600 to 43 200.
   * @default 3600
   */
  readonly maxSessionDuration?: number;
  /**
   * The role's account.
   * @default the server's `accountId`
   */
  readonly accountId?: string;
}

/** An OpenID Connect provider that the account trusts. */
export interface OidcProviderOptions {
  /** The `iss` of its tokens, as a URL. The provider's ARN contains its host and path. */
  readonly issuer: string;
  /** The `aud` values to accept. */
  readonly clientIds: readonly string[];
  /**
   * Its public keys, or a function that returns them and is called for each token.
   * @default fetched by OpenID Connect Discovery, and cached for five minutes
   */
  readonly jwks?: PublicKeySet | (() => Promise<PublicKeySet>);
}

/** A JSON Web Key Set (RFC 7517). */
export interface PublicKeySet {
  readonly keys: readonly { readonly kty: string; readonly [parameter: string]: unknown }[];
}

/** A SAML 2.0 provider that the account trusts. */
export interface SamlProviderOptions {
  /** The provider's name, as in its ARN. */
  readonly name: string;
  /** The `Issuer` of its assertions. */
  readonly entityId: string;
  /**
   * X.509 certificate or public key in PEM, or a function that returns it. Assertions must be signed with this key.
   * @default none: signatures are not verified
   */
  readonly certificate?: string | (() => Promise<string>);
}

/** An IAM user, or the account's root user. */
export interface User {
  readonly name: string;
  readonly account: string;
  readonly id: string;
  readonly arn: string;
  readonly accessKeys: readonly { readonly accessKeyId: string; readonly secretAccessKey: string }[];
  readonly mfaDevices: readonly MfaDevice[];
  /** Whether this is the account's root user. */
  readonly isRoot: boolean;
}

/** An IAM role. */
export interface Role {
  readonly arn: string;
  readonly id: string;
  readonly trustPolicy: PolicyDocument;
  readonly maxSessionDuration: number;
}

/** An OpenID Connect provider with its ARN. */
export interface OidcProvider extends OidcProviderOptions {
  readonly arn: string;
  /** Host and path of the issuer, the prefix of its condition keys. */
  readonly hostAndPath: string;
}

/** A SAML 2.0 provider with its ARN. */
export interface SamlProvider extends SamlProviderOptions {
  readonly arn: string;
}

/** The accounts, users, roles and identity providers of a server. */
export interface World {
  readonly accountId: string;
  readonly users: readonly User[];
  readonly roles: readonly Role[];
  readonly oidcProviders: readonly OidcProvider[];
  readonly samlProviders: readonly SamlProvider[];
  /** Accounts that AssumeRoot works for. */
  readonly memberAccounts: readonly string[];
}

/** The options that a world is built from. */
export interface WorldOptions {
  readonly users: readonly UserOptions[];
  readonly roles: readonly RoleOptions[];
  readonly oidcProviders: readonly OidcProviderOptions[];
  readonly samlProviders: readonly SamlProviderOptions[];
  readonly memberAccounts: readonly string[];
}

/** What a server is told about its world. Lists replace those of `defaultWorld()`, unless `extends` says otherwise. */
export interface GivenWorld {
  /**
   * `"default"` adds users, roles and member accounts to those of `defaultWorld()`. A user or role with the name of a
   * default one replaces it.
   * @default none: each list replaces the default one
   */
  readonly extends?: "default";
  /** IAM users. @default alice, who has an MFA device, and bob */
  readonly users?: readonly UserOptions[];
  /** IAM roles. @default the roles of `defaultWorld()` */
  readonly roles?: readonly RoleOptions[];
  /** OIDC providers in addition to the built-in one. @default none */
  readonly oidcProviders?: readonly OidcProviderOptions[];
  /** SAML providers in addition to the built-in one. @default none */
  readonly samlProviders?: readonly SamlProviderOptions[];
  /** Accounts that AssumeRoot works for. @default ["210987654321"] */
  readonly memberAccounts?: readonly string[];
}
