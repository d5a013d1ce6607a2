import type { RequestRecord } from "./request-record.js";
import type { OidcProviderOptions, RoleOptions, SamlProviderOptions, UserOptions } from "./world/world.js";

/** Options of a local STS. Lists replace those of `defaultWorld()`, unless `extends` says otherwise. */
export interface StsLocalOptions {
  /**
   * `"default"` adds users, roles and member accounts to those of `defaultWorld()`. A user or role with the name of a
   * default one replaces it.
   * @default none: each list replaces the default one
   */
  readonly extends?: "default";
  /**
   * TCP port. 0 picks a free one.
   * @default 0
   */
  readonly port?: number;
  /**
   * Address to listen on. Anything but a loopback address is reachable from the network.
   * @default "127.0.0.1"
   */
  readonly host?: string;
  /**
   * The account ID: twelve digits.
   * @default "123456789012"
   */
  readonly accountId?: string;
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
  /** Regions whose signed requests get `RegionDisabledException`. @default none */
  readonly disabledRegions?: readonly string[];
  /** Whether GetWebIdentityToken is enabled for the account. @default true */
  readonly outboundWebIdentityFederation?: boolean;
  /**
   * The secret that session tokens are encrypted with. Servers with the same secret accept each other's temporary
   * credentials, even after a restart.
   * @default random at each start
   */
  readonly secret?: string | Uint8Array;
  /**
   * The server's clock. Returns a date, or milliseconds since 1970.
   * @default Date.now
   */
  readonly clock?: () => Date | number;
  /** Called after each request, whether it got a response or was cut off. */
  readonly onRequest?: (record: RequestRecord) => void;
  /**
   * Called with an exception that led to an `InternalFailure`, or that `onRequest` threw. Its message may quote the
   * request, including its secrets.
   * @default writes the error's name and stack frames, without its message, to stderr
   */
  readonly onError?: (error: unknown) => void;
}
