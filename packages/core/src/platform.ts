import type {
  AbortSignal,
  AwsCredentialIdentity,
  AwsCredentialIdentityProvider,
  HashConstructor,
  HttpHandlerOptions,
  HttpRequest,
  HttpResponse,
  Logger,
} from "@smithy/types";

/** A value now, or a promise of it. What is at hand is not wrapped in a promise. */
export type Awaitable<T> = T | Promise<T>;

/** Everything a platform decides on core's behalf: core itself does no I/O and reads no clock. */
export interface Platform {
  readonly name: "node" | "browser" | "react-native";
  /**
   * Makes what sends requests, from what a user wrote as `requestHandler` options.
   *
   * @throws TypeError when an option has the wrong type
   */
  transport(options: Readonly<Record<string, unknown>>): Transport;
  /** Signs requests with Signature Version 4. */
  readonly signer: Signer;
  /** SHA-256 in smithy's form, for signers that are made of a client's configuration, such as AWS's presigner. */
  readonly sha256?: HashConstructor;
  /** Reads a response body of any kind that a request handler of this platform may give. */
  readBody(body: unknown): Awaitable<string>;
  readonly time: Time;
  /** A new `AbortController`, for other people's request handlers. Where the engine has none they get a signal of ours. */
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
  /** Makes what finds the settings that a client's options leave out. Missing where there are options only. */
  settings?(client: Pick<CallingClient, "profile">): FindSetting;
  /** Makes the credentials provider of clients that were given no credentials. */
  credentials?(client: CallingClient): AwsCredentialIdentityProvider;
  /** What a user of this platform can do about a missing option, to end an error message with. */
  readonly remedies: { readonly region: string; readonly credentials: string };
}

/** Signs requests with AWS Signature Version 4. */
export interface Signer {
  /** Returns the request with the headers of a signature added, and leaves the given one alone. */
  sign(request: HttpRequest, options: SigningOptions): Awaitable<HttpRequest>;
  /** Returns the request with the signature in its query string, and leaves the given one alone. */
  presign(request: HttpRequest, options: PresigningOptions): Awaitable<HttpRequest>;
}

export interface SigningOptions {
  readonly credentials: AwsCredentialIdentity;
  /** The region of the credential scope, e.g. `eu-west-1`. */
  readonly region: string;
  /** The service of the credential scope: `sts`. */
  readonly service: string;
  /** The time of the signature. */
  readonly date: Date;
}

export interface PresigningOptions extends SigningOptions {
  /** How long the presigned request is valid, in seconds. */
  readonly expiresIn: number;
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

/** Sends requests and reads the whole response. Core keeps the deadlines: a transport stops when the signal fires. */
export interface Transport {
  /**
   * @param signal - core's own: listen to it by `onAbort`
   * @returns the response, its body as bytes, or as a string where `fetch` gives nothing else
   * @throws NetworkError, or TimeoutError for limits of the transport's own, such as that of opening a connection
   */
  send(request: HttpRequest, signal: AbortSignal | undefined, status: TransportStatus): Promise<HttpResponse>;
  /** The body of a response for code that expects what smithy's handlers give on this platform, such as a stream. */
  toStream(body: Uint8Array | string): unknown;
  /** Closes all connections. */
  destroy?(): void;
}

/** What a transport says about a request under way. */
export interface TransportStatus {
  /** What has not happened yet, for the error of a missed deadline, e.g. `No connection to … was made`. */
  missing?: () => string | undefined;
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

/** An option that has a place outside the program. */
export interface Setting<T> {
  /** Environment variables; the first that is set counts. */
  readonly environment: readonly string[];
  /** Keys of a profile in the shared config files; the first that is set counts. */
  readonly keys: readonly string[];
  /** The file whose keys take precedence over the other's; the config file unless it says otherwise. */
  readonly preferredFile?: "credentials";
  /** A key that takes precedence over the profile's: of STS in the `services` section that the profile names. */
  readonly serviceKey?: string;
  /** Whether a value may hold a password, so that no message shows it. */
  readonly hidden?: true;
  /** The value when nothing sets it. */
  readonly default?: T;
  /** What is allowed, for messages. */
  readonly allowed: string;
  /** Reads a value or a text; `undefined` for what is not allowed. */
  read(given: unknown): T | undefined;
}

/**
 * Finds a setting outside the program, `undefined` where nothing sets it.
 *
 * @throws TypeError naming the place, when the text found there is not allowed
 */
export type FindSetting = <T>(setting: Setting<T>) => Awaitable<T | undefined>;

/** What a credential provider may read of the client that asks. */
export interface CallingClient {
  readonly region: () => Promise<string>;
  readonly profile: string | undefined;
  readonly logger: Logger;
  readonly requestHandler: HttpHandler;
}
