import type {
  AbortSignal,
  AwsCredentialIdentity,
  AwsCredentialIdentityProvider,
  Endpoint,
  HashConstructor,
  HttpHandlerOptions,
  HttpRequest,
  HttpResponse,
  Logger,
} from "@smithy/types";

/** A value, or a promise of one. A value that is already there is not wrapped, which saves a turn of the event loop. */
export type Awaitable<T> = T | Promise<T>;

/** Everything that core needs from a platform: core itself does no I/O and reads no clock. */
export interface Platform {
  readonly name: "node" | "browser" | "react-native";
  /**
   * Creates the transport that sends requests, from the user's `requestHandler` options.
   *
   * @throws TypeError when an option has the wrong type
   */
  transport(options: Readonly<Record<string, unknown>>): Transport;
  /** Signs requests with Signature Version 4. */
  readonly signer: Signer;
  /** SHA-256 as smithy's interface, for signers created from a client's configuration, such as AWS's presigner. */
  readonly sha256?: HashConstructor;
  /** Reads a response body of any kind that request handlers of this platform return. */
  readBody(body: unknown): Awaitable<string>;
  readonly time: Time;
  /** Creates an `AbortController`, for other people's request handlers. If the engine has none, they get a signal of ours. */
  abortController?(): CallAbortController;
  /**
   * Warns the developer if the client has no logger, e.g. on the console. Core gives each warning once.
   *
   * @param code - names the kind of warning, e.g. `STSKIT_PLAIN_HTTP`
   */
  warn?(message: string, code: string): void;
  /** A number in [0, 1), for jitter. */
  random(): number;
  /** Creates a UUID, for the invocation id. Without it, no header numbers calls and attempts. */
  uuid?(): string;
  /**
   * Names and versions of the runtime, as user agent pairs such as `["lang/js"]`. Without it, no user agent header is sent:
   * in a browser, a custom header would turn a CORS-simple request into one with a preflight.
   */
  userAgent?(): UserAgentPairs;
  /** Trace headers to pass on from the environment, e.g. `X-Amzn-Trace-Id` in Lambda. */
  traceHeaders?(): Record<string, string>;
  /** Creates a function that finds settings a client's options leave out. Without it, there are only options. */
  settings?(client: Pick<CallingClient, "profile">): FindSetting;
  /** Creates the credentials provider for clients without `credentials`. */
  credentials?(client: CallingClient): AwsCredentialIdentityProvider;
  /** What to do about a missing option on this platform, for the end of an error message. */
  readonly remedies: {
    readonly region: string | ((client: Pick<CallingClient, "profile">) => Promise<string>);
    readonly credentials: string;
  };
}

/** Signs requests with AWS Signature Version 4. */
export interface Signer {
  /** Returns a copy of the request with the signature in its headers. */
  sign(request: HttpRequest, options: SigningOptions): Awaitable<HttpRequest>;
  /** Returns a copy of the request with the signature in its query string. */
  presign(request: HttpRequest, options: PresigningOptions): Awaitable<HttpRequest>;
}

/** What a signature is made with, besides the request. */
export interface SigningOptions {
  readonly credentials: AwsCredentialIdentity;
  /** The region of the credential scope, e.g. `eu-west-1`. */
  readonly region: string;
  /** The service of the credential scope: `sts`. */
  readonly service: string;
  /** The time of the signature. */
  readonly date: Date;
}

/** What a presigned request is made with, besides the request. */
export interface PresigningOptions extends SigningOptions {
  /** How long the presigned request is valid, in seconds. */
  readonly expiresIn: number;
}

/** A user agent in parts: `[name]` or `[name, version]`. */
export type UserAgentPairs = [name: string, version?: string][];

/** Any smithy-compatible request handler. */
export interface HttpHandler {
  readonly metadata?: { readonly handlerProtocol: string };
  // Methods, not properties, so that handlers whose parameter is smithy's request class are assignable too.
  handle(request: HttpRequest, options?: HttpHandlerOptions): Promise<{ response: HttpResponse }>;
  destroy?(): void;
  updateHttpClientConfig?(key: any, value: any): void;
  httpHandlerConfigs?(): object;
}

/** Sends requests and reads whole responses. Core keeps the deadlines: a transport only stops when the signal fires. */
export interface Transport {
  /**
   * @param signal - core's own; use `onAbort` to listen to it
   * @returns the response with its body as bytes, or as a string if `fetch` has nothing else
   * @throws NetworkError, or TimeoutError for the transport's own limits, e.g. for opening a connection
   */
  send(request: HttpRequest, signal: AbortSignal | undefined, status: TransportStatus): Promise<HttpResponse>;
  /** Converts a body to what smithy's own handler returns on this platform, e.g. a stream. */
  toStream(body: Uint8Array | string): unknown;
  /** Closes all connections. */
  destroy?(): void;
}

/** What a transport tells of a request under way. */
export interface TransportStatus {
  /**
   * The transport gives a function that says what has not happened yet, for the error when a deadline passes, e.g.
   * `No connection to … was made`. It is a method because V8 puts a function that is assigned to a property into its old
   * generation, where it keeps all that the call has created until a full garbage collection.
   */
  explain(missing: () => string | undefined): void;
  /**
   * The transport calls this when it sends a request that had to wait for a free connection: the deadline starts over. The
   * wait must not make the deadline cut off a request that the server is handling, and with it a healthy connection.
   */
  readonly sentAfterWait: () => void;
}

/** The part of an `AbortController` that a call needs. */
export interface CallAbortController {
  readonly signal: AbortSignal;
  abort(reason?: unknown): void;
}

/** Clock and timers, in milliseconds. */
export interface Time {
  now(): number;
  setTimeout(callback: () => void, ms: number): unknown;
  clearTimeout(timer: unknown): void;
}

/** An option that can also be set outside the program. */
export interface Setting<T> {
  /** Environment variables; the first that is set counts. */
  readonly environment: readonly string[];
  /** Keys of a profile in the shared config files; the first that is set counts. */
  readonly keys: readonly string[];
  /** The file whose keys take precedence over the other's. @default the config file */
  readonly preferredFile?: "credentials";
  /** A key under `sts` in the profile's `services` section. It takes precedence over the profile's own. */
  readonly serviceKey?: string;
  /** Whether a value may hold a password, so that no message shows it. */
  readonly hidden?: true;
  /** The value when nothing sets it. */
  readonly default?: T;
  /** What is allowed, for messages. */
  readonly allowed: string;
  /** Parses a value or a string. Returns `undefined` if it is not allowed. */
  read(given: unknown): T | undefined;
}

/** Finds settings outside the program. */
export interface FindSetting {
  /**
   * Resolves to `undefined` if the setting is not set.
   *
   * @throws TypeError naming the variable or key, when its value is not allowed
   */
  <T>(setting: Setting<T>): Awaitable<T | undefined>;
  /** Where a setting is set, for messages, e.g. `the environment variable AWS_REGION`. */
  source?(setting: Setting<unknown>): Awaitable<string | undefined>;
}

/** What a credentials provider may read from the client that calls it. */
export interface CallingClient {
  readonly region: () => Promise<string>;
  /** The custom endpoint, if the option is set. */
  readonly endpoint: (() => Promise<Endpoint>) | undefined;
  readonly profile: string | undefined;
  readonly logger: Logger;
  readonly requestHandler: HttpHandler;
}
