import type {
  AwsCredentialIdentity,
  AwsCredentialIdentityProvider,
  Endpoint,
  HashConstructor,
  Logger,
  RequestSigner,
  RetryStrategy,
  RetryStrategyV2,
} from "@smithy/types";
import type { EndpointParameters, ResolvedEndpoint } from "../endpoint/resolve-endpoint.js";
import type { Awaitable, HttpHandler, UserAgentPairs } from "../platform.js";
import type { Provided } from "./provided.js";

/** An endpoint as users write it: a URL, its parts, or what an endpoint provider gives. */
export type EndpointInput =
  | string
  | Endpoint
  | { readonly url: { readonly href: string }; readonly headers?: Record<string, string[]> };

/**
 * The options of a client. All may be left out; what stands in for them is the platform's affair
 * (in Node: environment, shared config files).
 *
 * @see https://docs.aws.amazon.com/sdkref/latest/guide/settings-reference.html
 */
export interface STSClientConfig {
  /** The region whose endpoint is asked and for which requests are signed, e.g. `eu-west-1`. */
  region?: Provided<string> | undefined;
  /** The credentials that requests are signed with, or a provider of them. A provider is asked again before they expire. */
  credentials?: AwsCredentialIdentity | AwsCredentialIdentityProvider | undefined;
  /** Makes the provider for a client that was given no credentials. */
  credentialDefaultProvider?: ((input: any) => AwsCredentialIdentityProvider) | undefined;
  /** The profile of the shared config files that all settings are read from. Only Node has such files. */
  profile?: string | undefined;

  /** A custom endpoint: `https://host[:port][/path]`. It excludes FIPS and dual-stack. */
  endpoint?: Provided<EndpointInput> | undefined;
  /** Finds the endpoint, in place of the service's own rules. */
  endpointProvider?:
    | ((parameters: EndpointParameters, context?: { logger?: Logger }) => ResolvedEndpoint)
    | undefined;
  /** Ask `https://sts.amazonaws.com` in the regions that once had no endpoint of their own. @default false */
  useGlobalEndpoint?: Provided<boolean> | undefined;
  /** Ask an endpoint that IPv6 reaches too. @default false */
  useDualstackEndpoint?: Provided<boolean> | undefined;
  /** Ask an endpoint whose cryptography is FIPS 140 validated. @default false */
  useFipsEndpoint?: Provided<boolean> | undefined;
  /** Pass over endpoint URLs in environment and config files. @default false */
  ignoreConfiguredEndpointUrls?: boolean | undefined;
  /**
   * Without effect: requests go over TLS unless `endpoint` says `http:`.
   * @deprecated kept for programs written for `@aws-sdk/client-sts`
   */
  tls?: boolean | undefined;

  /**
   * Milliseconds for a call as a whole: credentials, all attempts and the waits between them. 0 sets no limit. There is none
   * by default, since a provider of credentials may wait for a person; each attempt has its own (`requestTimeout`).
   * @default 0
   */
  timeout?: number | undefined;
  /** All attempts of a call, the first one included: a whole number from 1. @default 3 */
  maxAttempts?: Provided<number> | undefined;
  /** `standard`, or `adaptive` to also hold the rate that throttling teaches. @default "standard" */
  retryMode?: Provided<string> | undefined;
  /** A strategy of your own, in place of the two. */
  retryStrategy?: Provided<RetryStrategyV2 | RetryStrategy> | undefined;
  /**
   * Try again, after a second or more, when STS calls a web identity token invalid: it does so for some seconds after the
   * identity provider was set up or rotated its keys. A token that is truly invalid is then refused later.
   * @default false
   */
  retryInvalidIdentityToken?: boolean | undefined;
  /** Sends the requests: a request handler, or the options of the platform's own. */
  requestHandler?: HttpHandler | object | undefined;

  /** Is told of each call: its input and output, without secrets. @default none */
  logger?: Logger | undefined;
  /** Set several options at once, on behalf of a library. */
  extensions?: RuntimeExtension[] | undefined;
  /** Without effect but in Node, where it chooses timeouts. @default "legacy" */
  defaultsMode?: Provided<string> | undefined;
  /** Is added to the user agent. */
  customUserAgent?: string | UserAgentPairs | undefined;
  /** Names your application in the user agent: up to 50 characters. */
  userAgentAppId?: Provided<string | undefined> | undefined;

  /** Signs requests, in place of Signature Version 4 over `credentials`. */
  signer?: RequestSigner | ((authScheme?: any) => Promise<RequestSigner>) | undefined;
  /** The region of the signature, where it is not the endpoint's. */
  signingRegion?: string | undefined;
  /** How far the service's clock is ahead of this machine's, in milliseconds, as far as known. @default 0 */
  systemClockOffset?: number | undefined;
  /** Do not learn the offset from the answers. @default false */
  disableClockSkewCorrection?: Provided<boolean> | undefined;
  /**
   * Keep what is composed of a command class once. Middleware takes effect whenever it is added, with or without.
   * @default false
   */
  cacheMiddleware?: boolean | undefined;
}

/** The options as a client works with them, on `client.config`. */
export interface STSClientResolvedConfig {
  readonly serviceId: string;
  readonly apiVersion: string;
  readonly runtime: string;
  readonly profile: string | undefined;

  region: () => Promise<string>;
  /** The provider of credentials; setting it accepts what the option does. */
  get credentials(): AwsCredentialIdentityProvider;
  set credentials(credentials: AwsCredentialIdentity | AwsCredentialIdentityProvider | undefined);

  /** As the option gave it. Providers of temporary credentials read it from the client that asks them. */
  readonly credentialDefaultProvider: STSClientConfig["credentialDefaultProvider"];

  /** The custom endpoint, where the option gave one. */
  endpoint: (() => Promise<Endpoint>) | undefined;
  isCustomEndpoint: boolean;
  /** The endpoint URL that environment or config files give. */
  serviceConfiguredEndpoint: () => Promise<string | undefined>;
  endpointProvider: (parameters: EndpointParameters, context?: { logger?: Logger }) => ResolvedEndpoint;
  useGlobalEndpoint: () => Promise<boolean>;
  useDualstackEndpoint: () => Promise<boolean>;
  useFipsEndpoint: () => Promise<boolean>;
  ignoreConfiguredEndpointUrls: boolean;
  tls: boolean;

  timeout: number | undefined;
  maxAttempts: () => Promise<number>;
  retryMode: () => Promise<string>;
  retryStrategy: () => Promise<RetryStrategyV2 | RetryStrategy>;
  retryInvalidIdentityToken: boolean;
  /** Read anew at each call: a tool may replace it on the fly. */
  requestHandler: HttpHandler;

  logger: Logger;
  extensions: RuntimeExtension[];
  defaultsMode: () => Promise<string>;
  customUserAgent: UserAgentPairs | undefined;
  userAgentAppId: () => Promise<string | undefined>;

  signer: ((authScheme?: any) => Promise<RequestSigner>) | undefined;
  signingRegion: string | undefined;
  /** What other signers hash with, where the platform has it. */
  sha256: HashConstructor | undefined;
  /** Changes as answers of the service come in. */
  systemClockOffset: number;
  disableClockSkewCorrection: () => Promise<boolean>;
  cacheMiddleware: boolean;
}

type Strategy = RetryStrategyV2 | RetryStrategy;

/** What a runtime extension may read and set. */
export interface STSExtensionConfiguration {
  setRegion(region: string | (() => Awaitable<string>)): void;
  region(): () => Promise<string>;
  setRetryStrategy(retryStrategy: Strategy | (() => Awaitable<Strategy>)): void;
  retryStrategy(): () => Promise<Strategy>;
  setHttpHandler(handler: HttpHandler): void;
  httpHandler(): HttpHandler;
  updateHttpClientConfig(key: any, value: any): void;
  httpHandlerConfigs(): object;
  setCredentials(credentials: AwsCredentialIdentity | AwsCredentialIdentityProvider): void;
  credentials(): AwsCredentialIdentityProvider | undefined;
}

/** Sets up clients on behalf of a library, through the `extensions` option. */
export interface RuntimeExtension {
  configure(extensionConfiguration: STSExtensionConfiguration): void;
}
