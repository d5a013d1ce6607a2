import type { RequestRecord } from "./request-record.js";
import type { OidcProviderOptions, RoleOptions, SamlProviderOptions, UserOptions } from "./world/world.js";

/** How a local STS is set up. Lists that are given take the place of the default world's. */
export interface StsLocalOptions {
  /**
   * TCP port. 0 takes a free one.
   * @default 0
   */
  readonly port?: number;
  /**
   * Address to listen on. Anything but a loopback address lets others on the network in.
   * @default "127.0.0.1"
   */
  readonly host?: string;
  /**
   * Twelve digits.
   * @default "123456789012"
   */
  readonly accountId?: string;
  /** @default alice, who has an MFA device, and bob */
  readonly users?: readonly UserOptions[];
  /** @default the roles of `defaultWorld()` */
  readonly roles?: readonly RoleOptions[];
  /** OIDC providers besides the built-in one. @default none */
  readonly oidcProviders?: readonly OidcProviderOptions[];
  /** SAML providers besides the built-in one. @default none */
  readonly samlProviders?: readonly SamlProviderOptions[];
  /** Accounts whose root user AssumeRoot may take on. @default ["210987654321"] */
  readonly memberAccounts?: readonly string[];
  /** Regions whose signed requests get `RegionDisabledException`. @default none */
  readonly disabledRegions?: readonly string[];
  /** Whether GetWebIdentityToken is enabled for the account. @default true */
  readonly outboundWebIdentityFederation?: boolean;
  /**
   * What session tokens are sealed with. Servers with the same secret accept each other's temporary credentials,
   * also after a restart.
   * @default random at each start
   */
  readonly secret?: string | Uint8Array;
  /**
   * The server's clock: a date, or milliseconds since 1970.
   * @default Date.now
   */
  readonly clock?: () => Date | number;
  /** Called when a request has been answered or cut off. */
  readonly onRequest?: (record: RequestRecord) => void;
  /**
   * Called with an exception that became an `InternalFailure`, or that `onRequest` threw. Its message may quote the
   * request: do not log it where secrets must not go.
   * @default writes the error's name and stack frames, without its message, to stderr
   */
  readonly onError?: (error: unknown) => void;
}
