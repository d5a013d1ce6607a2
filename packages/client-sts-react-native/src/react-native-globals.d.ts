/** The globals of React Native that this package uses. It uses no others. */

declare function setTimeout(callback: () => void, ms: number): unknown;
declare function clearTimeout(timer: unknown): void;

/** Missing if an app or a test environment has removed it. */
declare const AbortController:
  | undefined
  | (new () => { readonly signal: object; abort(reason?: unknown): void });

/** Missing in React Native itself. Expo and polyfills add it. */
declare const ReadableStream:
  | undefined
  | (new (source: {
      start(controller: { enqueue(chunk: Uint8Array): void; close(): void }): void;
    }) => object);

declare const console: { warn(message: string): void };

declare function fetch(
  url: string,
  options: {
    method: string;
    headers: Record<string, string>;
    body: unknown;
    credentials: "omit";
    redirect: "manual";
    signal?: object;
  },
): Promise<{
  readonly status: number;
  readonly statusText: string;
  /** The URL of the response, after redirects. */
  readonly url?: string;
  readonly headers: { forEach(callback: (value: string, name: string) => void): void };
  text(): Promise<string>;
}>;
