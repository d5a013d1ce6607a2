import type { PolicyDocument } from "../policy/policy-document.js";

/** An IAM user, as the options describe one. */
export interface UserOptions {
  /** The user name; also the last part of the ARN. */
  readonly name: string;
  /**
   * Long-term access keys.
   * @default one key, derived from account and name, so that it is the same at each start
   */
  readonly accessKeys?: readonly { readonly accessKeyId: string; readonly secretAccessKey: string }[];
  /**
   * MFA devices. `serialNumber` is an ARN or the serial of a hardware device; `secret` is base32, as QR codes carry it.
   * @default none
   */
  readonly mfaDevices?: readonly MfaDevice[];
  /**
   * The account the user lives in.
   * @default the server's `accountId`
   */
  readonly accountId?: string;
}

/** A device that shows a six-digit code every 30 seconds (RFC 6238, SHA-1). */
export interface MfaDevice {
  /** What callers send as `SerialNumber`; 9 to 256 characters. */
  readonly serialNumber: string;
  /** Shared secret, base32. */
  readonly secret: string;
}

/** An IAM role, as the options describe one. */
export interface RoleOptions {
  /** The role name. A path may stand before it: `team/deploy`. */
  readonly name: string;
  /** Who may assume the role, and on which conditions. */
  readonly trustPolicy: PolicyDocument;
  /**
   * The longest session, in seconds: 3600 to 43 200.
   * @default 3600
   */
  readonly maxSessionDuration?: number;
  /**
   * The account the role lives in.
   * @default the server's `accountId`
   */
  readonly accountId?: string;
}

/** An OpenID Connect provider that the account trusts. */
export interface OidcProviderOptions {
  /** The `iss` of its tokens, as a URL. Its ARN is made of host and path. */
  readonly issuer: string;
  /** The `aud` values it may issue tokens for. */
  readonly clientIds: readonly string[];
  /**
   * Its public keys, or a function that gives them each time they are needed.
   * @default fetched from the issuer's discovery document, and kept for five minutes
   */
  readonly jwks?: PublicKeySet | (() => Promise<PublicKeySet>);
}

/** A JSON Web Key Set (RFC 7517). */
export interface PublicKeySet {
  readonly keys: readonly { readonly kty: string; readonly [parameter: string]: unknown }[];
}

/** A SAML 2.0 provider that the account trusts. */
export interface SamlProviderOptions {
  /** The provider's name; the last part of its ARN. */
  readonly name: string;
  /** The `Issuer` of its assertions. */
  readonly entityId: string;
  /**
   * X.509 certificate or public key in PEM, or a function that gives it. Assertions must be signed with its key.
   * Without one, signatures are not looked at and the assertion is only read.
   */
  readonly certificate?: string | (() => Promise<string>);
}

export interface User {
  readonly name: string;
  readonly account: string;
  readonly id: string;
  readonly arn: string;
  readonly accessKeys: readonly { readonly accessKeyId: string; readonly secretAccessKey: string }[];
  readonly mfaDevices: readonly MfaDevice[];
  /** The account's root user rather than an IAM user. */
  readonly isRoot: boolean;
}

export interface Role {
  readonly arn: string;
  readonly id: string;
  readonly trustPolicy: PolicyDocument;
  readonly maxSessionDuration: number;
}

export interface OidcProvider extends OidcProviderOptions {
  readonly arn: string;
  /** Host and path of the issuer: what condition keys begin with. */
  readonly hostAndPath: string;
}

export interface SamlProvider extends SamlProviderOptions {
  readonly arn: string;
}

/** Everything the server knows of accounts and of who is in them. */
export interface World {
  readonly accountId: string;
  readonly users: readonly User[];
  readonly roles: readonly Role[];
  readonly oidcProviders: readonly OidcProvider[];
  readonly samlProviders: readonly SamlProvider[];
  /** Accounts whose root user `AssumeRoot` may take on. */
  readonly memberAccounts: readonly string[];
}

/** What the options say of a world, before ARNs, ids and keys are worked out. */
export interface WorldOptions {
  readonly users: readonly UserOptions[];
  readonly roles: readonly RoleOptions[];
  readonly oidcProviders: readonly OidcProviderOptions[];
  readonly samlProviders: readonly SamlProviderOptions[];
  readonly memberAccounts: readonly string[];
}
