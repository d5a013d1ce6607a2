/** The TLS option that turns off the verification of certificates. */
interface Verification {
  readonly rejectUnauthorized?: boolean | undefined;
}

/**
 * TLS options that verify certificates unless `rejectUnauthorized` is `false`. Without the option, Node would read
 * NODE_TLS_REJECT_UNAUTHORIZED, which is usually set for something else.
 */
export function verifying<T extends object>(options: (T & Verification) | undefined) {
  return { ...(options as T), rejectUnauthorized: options?.rejectUnauthorized !== false };
}
