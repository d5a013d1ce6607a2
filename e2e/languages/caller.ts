/** A call of an operation, with the input as STS's API names it. */
export interface Call {
  readonly operation: string;
  readonly input: object;
  readonly credentials?: {
    readonly accessKeyId: string;
    readonly secretAccessKey: string;
    readonly sessionToken?: string | undefined;
  };
}

/** What an SDK made of the answer. Times are text, each in the SDK's own form. */
export type Answer =
  | { readonly output: Record<string, any> }
  | { readonly error: { readonly code: string; readonly message: string } };

/** A program in another language that calls STS. */
export interface Caller {
  call(call: Call): Promise<Answer>;
  close(): unknown;
}
