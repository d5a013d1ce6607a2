/** A complete HTTP request, before it is parsed. */
export interface ReceivedRequest {
  readonly method: string;
  readonly path: string;
  /** Everything after `?`, still percent-encoded. */
  readonly queryString: string;
  /** Keyed by lowercase name. Repeated headers are joined with a comma, as SigV4 does. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}
