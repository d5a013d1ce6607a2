import type {
  AbortSignal,
  AwsCredentialIdentityProvider,
  HashConstructor,
  HttpHandlerOptions,
  HttpRequest,
  HttpResponse,
  Logger,
} from "@smithy/types";
import type { Signer } from "./signing/signer.js";

/** A value now, or a promise of it. What is at hand is not wrapped in a promise. */
export type Awaitable<T> = T | Promise<T>;

/** Everything a platform decides on core's behalf: core itself does no I/O and reads no clock. */
export interface Platform {
  readonly name: "node" | "browser" | "react-native";
  /** Makes the handler that sends requests, from what a user wrote as `requestHandler` options. */
  requestHandler(options: Readonly<Record<string, unknown>>): HttpHandler;
  /** Signs requests with Signature Version 4. */
  readonly signer: Signer;
  /** SHA-256 in smithy's form, for signers that are made of a client's configuration, such as AWS's presigner. */
  readonly sha256?: HashConstructor;
  /** Reads a response body of any kind that a request handler of this platform may give. */
  readBody(body: unknown): Awaitable<string>;
  readonly time: Time;
  /** A new `AbortController`. Where the engine has none, handlers get a signal of core's own making. */
  abortController?(): CallAbortController;
  /** Tells the developer of a danger where the client was given no logger: on the console, say. Core tells it once. */
  warn?(message: string): void;
  /** A number in [0, 1), for jitter. */
  random(): number;
  /** A new UUID, for the invocation id. Where there is none, no header numbers calls and attempts. */
  uuid?(): string;
  /**
   * Names and versions of the runtime, as user agent pairs such as `["lang/js"]`. Where there are none, no header says
   * who asks: in a browser each such header would cost a request its simplicity under CORS, and with it a preflight.
   */
  userAgent?(): UserAgentPairs;
  /** Trace headers that the surroundings ask to be passed on, e.g. `X-Amzn-Trace-Id` in Lambda. */
  traceHeaders?(): Record<string, string>;
  /** What stands in for options that the user left out. */
  defaults(source: DefaultsSource): PlatformDefaults;
  /** What a user of this platform can do about a missing option, to end an error message with. */
  readonly remedies: { readonly region: string; readonly credentials: string };
}

/** A user agent in parts: `[name]` or `[name, version]`. */
export type UserAgentPairs = [name: string, version?: string][];

/** Any smithy-compatible request handler. */
export interface HttpHandler {
  readonly metadata?: { readonly handlerProtocol: string };
  // As methods, so that handlers which ask for smithy's own request class fit too.
  handle(request: HttpRequest, options?: HttpHandlerOptions): Promise<{ response: HttpResponse }>;
  destroy?(): void;
  updateHttpClientConfig?(key: any, value: any): void;
  httpHandlerConfigs?(): object;
}

/** The part of an `AbortController` that a call needs. */
export interface CallAbortController {
  readonly signal: AbortSignal;
  abort(reason?: unknown): void;
}

/** Clock and timers; milliseconds throughout. */
export interface Time {
  now(): number;
  setTimeout(callback: () => void, ms: number): unknown;
  clearTimeout(timer: unknown): void;
}

/** The options that say where a platform looks for the others. */
export interface DefaultsSource {
  readonly profile: string | undefined;
  readonly logger: Logger;
}

/**
 * Values a platform finds in its surroundings: environment, shared config files. Each is asked for once per
 * client, at the first call that needs it. `undefined` means that nothing was found, and core's default holds.
 */
export interface PlatformDefaults {
  region?(): Awaitable<string | undefined>;
  /** The provider for clients that were given no credentials. */
  credentials?(client: CallingClient): AwsCredentialIdentityProvider;
  endpoint?(): Awaitable<string | undefined>;
  ignoreConfiguredEndpointUrls?(): Awaitable<boolean | undefined>;
  useFipsEndpoint?(): Awaitable<boolean | undefined>;
  useDualstackEndpoint?(): Awaitable<boolean | undefined>;
  useGlobalEndpoint?(): Awaitable<boolean | undefined>;
  maxAttempts?(): Awaitable<number | undefined>;
  retryMode?(): Awaitable<string | undefined>;
  userAgentAppId?(): Awaitable<string | undefined>;
  disableClockSkewCorrection?(): Awaitable<boolean | undefined>;
}

/** What a credential provider may read of the client that asks. */
export interface CallingClient {
  readonly region: () => Promise<string>;
  readonly profile: string | undefined;
  readonly logger: Logger;
  readonly requestHandler: HttpHandler;
}
