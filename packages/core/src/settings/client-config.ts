import type {
  AwsCredentialIdentity,
  AwsCredentialIdentityProvider,
  Endpoint,
  EndpointV2,
  HashConstructor,
  Logger,
  RequestSigner,
  RetryStrategy,
  RetryStrategyV2,
  EndpointParameters as SmithyEndpointParameters,
} from "@smithy/types";
import type { EndpointParameters, ResolvedEndpoint } from "../endpoint/resolve-endpoint.js";
import type { Awaitable, HttpHandler, UserAgentPairs } from "../platform.js";
import type { Provided } from "./provided.js";
import type { SettingValue } from "./table.js";

/** Editors suggest the words of a setting, and the `string` of AWS's configuration still fits. */
type OtherString = string & {};

/** An endpoint: a URL, its parts, or the result of an endpoint provider. */
export type EndpointInput = string | Endpoint | EndpointV2;

/**
 * The options of a client. All are optional. In Node, options that you leave out may come from the environment and the
 * shared config files. The types are those of `@aws-sdk/client-sts`, so that either client takes the other's configuration.
 *
 * @see https://docs.aws.amazon.com/sdkref/latest/guide/settings-reference.html
 */
export interface STSClientConfig<HandlerOptions extends object = object> {
  /**
   * The region to call and to sign requests for, e.g. `eu-west-1`.
   *
   * @default in Node, the first of AWS_REGION, AWS_DEFAULT_REGION, `region` of the profile and the EC2 instance's region; with
   * none of them, and on other platforms, calls reject with a `TypeError`
   */
  region?: Provided<string>;
  /**
   * The credentials to sign requests with, or a provider that returns them. It is called again before they expire.
   *
   * @default in Node, the environment's, then those of AWS's provider chain: profiles, SSO, containers, EC2; on other
   * platforms, calls that are signed reject with a `TypeError`
   */
  credentials?: AwsCredentialIdentity | AwsCredentialIdentityProvider;
  /** Creates the credential provider of a client without `credentials`. */
  credentialDefaultProvider?: (input: any) => AwsCredentialIdentityProvider;
  /** The profile of the shared config files to read settings from. Node only. */
  profile?: string;

  /** A custom endpoint: `https://host[:port][/path]`. Cannot be combined with FIPS or dual-stack. */
  endpoint?: EndpointInput | (() => Promise<Endpoint>) | (() => Promise<EndpointV2>);
  /** Resolves the endpoint, instead of the service's own rules. */
  endpointProvider?: (
    parameters: EndpointParameters & SmithyEndpointParameters,
    context?: { logger?: Logger },
  ) => EndpointV2;
  /** Call `https://sts.amazonaws.com` in the regions that once had no endpoint of their own. @default false */
  useGlobalEndpoint?: Provided<boolean | undefined> | undefined;
  /** Call an endpoint that is reachable over both IPv4 and IPv6. @default false */
  useDualstackEndpoint?: Provided<boolean>;
  /** Call an endpoint whose cryptography is FIPS 140 validated. @default false */
  useFipsEndpoint?: Provided<boolean>;
  /** Ignore endpoint URLs from the environment and config files. @default false */
  ignoreConfiguredEndpointUrls?: boolean;
  /**
   * Has no effect: requests use TLS unless `endpoint` is an `http:` URL.
   * @deprecated accepted for compatibility with `@aws-sdk/client-sts`
   */
  tls?: boolean;

  /**
   * Timeout of the whole call in milliseconds, including fetching credentials, all attempts and the waits between them.
   * 0 means no limit, the default, since a credential provider may wait for user input. Each attempt also has its own
   * timeout, `requestTimeout`.
   * @default 0
   */
  timeout?: number;
  /** The maximum number of attempts per call, including the first: a whole number from 1. @default 3 */
  maxAttempts?: Provided<number>;
  /**
   * `standard`, or `adaptive` to also limit the request rate while the service throttles. `legacy` means `standard`.
   * @default "standard"
   */
  retryMode?: Provided<SettingValue<"retryMode"> | OtherString>;
  /** A custom retry strategy, instead of these two. */
  retryStrategy?: RetryStrategyV2 | RetryStrategy;
  /**
   * Retry, after a second or more, if STS rejects a web identity token as invalid. It does so for a few seconds after
   * the identity provider was set up or rotated its keys. A token that really is invalid then takes longer to fail.
   * @default false
   */
  retryInvalidIdentityToken?: boolean;
  /** Sends the requests: a request handler, or options for the platform's own handler. */
  requestHandler?: HttpHandler | HandlerOptions;

  /** Logs each call with its input and output, without secrets. @default none */
  logger?: Logger;
  /** Extensions with which libraries configure the client, applied in order. */
  extensions?: RuntimeExtension[];
  /** Chooses the timeouts in Node. Has no effect on other platforms. @default "legacy" */
  defaultsMode?: Provided<SettingValue<"defaultsMode">>;
  /** Added to the user agent. */
  customUserAgent?: string | UserAgentPairs;
  /** The name of your application in the user agent: up to 50 characters. */
  userAgentAppId?: Provided<string | undefined>;

  /** Signs requests, instead of Signature Version 4 with `credentials`. */
  signer?: RequestSigner | ((authScheme?: any) => Promise<RequestSigner>);
  /** The region to sign requests for, if it differs from the endpoint's. */
  signingRegion?: string;
  /** How far the service's clock is ahead of this machine's, in milliseconds, if you know it. @default 0 */
  systemClockOffset?: number;
  /** Sign by this machine's clock: ignore `systemClockOffset`, and do not learn it from responses. @default false */
  disableClockSkewCorrection?: Provided<boolean>;
  /**
   * Compose the middleware of a command class once and reuse it. Middleware added later takes effect either way.
   * @default false
   */
  cacheMiddleware?: boolean;
}

/** The options as constructors take them: `undefined` is the same as left out, also under `exactOptionalPropertyTypes`. */
export type OrUndefined<Options> = { [Name in keyof Options]: Options[Name] | undefined };

/** A client's resolved options: `client.config`. */
export interface STSClientResolvedConfig {
  readonly serviceId: string;
  readonly apiVersion: string;
  readonly runtime: string;
  readonly profile: string | undefined;

  region: () => Promise<string>;
  /** The credential provider. It can be set to whatever the option accepts. */
  get credentials(): AwsCredentialIdentityProvider;
  set credentials(credentials: AwsCredentialIdentity | AwsCredentialIdentityProvider | undefined);

  /** The option's value. Providers of temporary credentials read it from the client that calls them. */
  readonly credentialDefaultProvider: STSClientConfig["credentialDefaultProvider"];

  /** The custom endpoint, if the option is set. */
  endpoint: (() => Promise<Endpoint>) | undefined;
  isCustomEndpoint: boolean;
  /** The endpoint URL from the environment or config files. */
  serviceConfiguredEndpoint: () => Promise<string | undefined>;
  endpointProvider: (parameters: EndpointParameters, context?: { logger?: Logger }) => ResolvedEndpoint;
  useGlobalEndpoint: () => Promise<boolean>;
  useDualstackEndpoint: () => Promise<boolean>;
  useFipsEndpoint: () => Promise<boolean>;
  ignoreConfiguredEndpointUrls: boolean;
  tls: boolean;

  timeout: number | undefined;
  maxAttempts: () => Promise<number>;
  retryMode: () => Promise<SettingValue<"retryMode">>;
  retryStrategy: () => Promise<RetryStrategyV2 | RetryStrategy>;
  retryInvalidIdentityToken: boolean;
  /** Read again for each call, so tools can replace it at any time. */
  requestHandler: HttpHandler;

  logger: Logger;
  extensions: RuntimeExtension[];
  defaultsMode: () => Promise<SettingValue<"defaultsMode">>;
  customUserAgent: UserAgentPairs | undefined;
  userAgentAppId: () => Promise<string | undefined>;

  signer: ((authScheme?: any) => Promise<RequestSigner>) | undefined;
  signingRegion: string | undefined;
  /** The hash for other signers, if the platform has one. */
  sha256: HashConstructor | undefined;
  /** Updated from the service's responses. */
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
  credentials(): AwsCredentialIdentity | AwsCredentialIdentityProvider | undefined;
}

/** Configures clients on behalf of a library, through the `extensions` option. */
export interface RuntimeExtension {
  configure(extensionConfiguration: STSExtensionConfiguration): void;
}
