/** A request, whole, before anybody has made sense of it. */
export interface ReceivedRequest {
  readonly method: string;
  readonly path: string;
  /** What stands after `?`, undecoded. */
  readonly queryString: string;
  /** Lower-cased names; values that came several times are joined with a comma, as SigV4 joins them. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}
