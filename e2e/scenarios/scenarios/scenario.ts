import type * as Sdk from "@stskit/client-sts";
import type { StsLocal } from "@stskit/sts-local";

/** What every package exports. */
export type { Sdk };

export type Client = Sdk.STSClient;

/** What a scenario can use on any runtime. */
export interface Stage<Given = object> {
  readonly sdk: typeof Sdk;
  /** A client with alice's key. */
  readonly client: Client;
  /** Another client of the same server; the options replace alice's key. */
  connect(options?: ConstructorParameters<typeof Sdk.STSClient>[0]): Client;
  /** The options of `client`, for other classes. */
  readonly config: Sdk.STSClientConfig;
  /** What `prepare` returned. */
  readonly given: Given;
  /** Waits until the server has received this many requests of this scenario. */
  arrival(count: number): Promise<unknown>;
}

/** One scenario: how the server behaves, and what a program does. */
export interface Scenario<Given = object> {
  /** Also the name of the file with its transcript. */
  readonly name: string;
  /** Runs next to the server: sets it up, creates tokens. What it returns must be JSON. */
  prepare?(server: StsLocal): Given | Promise<Given>;
  /**
   * Runs on the runtime, and uses nothing that only some runtimes have. What it resolves to or rejects with is the end
   * of the transcript.
   */
  run(stage: Stage<Given>): unknown;
  /** Set if a race decides whether a request reaches the server: the transcript then omits requests. */
  readonly requestsMayVary?: true;
  /** Set if it shows what only a client has, or keeps between calls. The others are performed by functions too. */
  readonly needsClient?: true;
}

/** Infers what `prepare` returns, for `run` to use. */
export function scenario<Given extends object>(story: Scenario<Given>): Scenario {
  return story as unknown as Scenario;
}

export const ACCOUNT = "123456789012";

export function roleArn(name: string): string {
  return `arn:aws:iam::${ACCOUNT}:role/${name}`;
}

/** Credentials from an output, in the form that clients accept. */
export function identity(credentials: Sdk.Credentials) {
  return {
    accessKeyId: credentials.AccessKeyId!,
    secretAccessKey: credentials.SecretAccessKey!,
    sessionToken: credentials.SessionToken!,
    expiration: credentials.Expiration!,
  };
}
