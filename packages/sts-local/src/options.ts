import type { RequestRecord } from "./request-record.js";
import type { GivenWorld } from "./world/world.js";

/** Options of a local STS. */
export interface StsLocalOptions extends GivenWorld {
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
  /**
   * Whether other machines may use the HTTP API below `/_sts-local/`, which issues tokens and changes the world.
   * @default false: only this machine
   */
  readonly remoteControl?: boolean;
  /**
   * Names by which the HTTP API may be called, besides `localhost` and IP addresses: `["sts"]` for `http://sts:4599`.
   * Others are refused, since they may be a web page's.
   * @default none
   */
  readonly allowedHosts?: readonly string[];
  /** Called after each request, whether it got a response or was cut off. */
  readonly onRequest?: (record: RequestRecord) => void;
  /**
   * Called with an exception that led to an `InternalFailure`, or that `onRequest` threw. Its message may quote the
   * request, including its secrets.
   * @default writes the error's name and stack frames, without its message, to stderr
   */
  readonly onError?: (error: unknown) => void;
}
