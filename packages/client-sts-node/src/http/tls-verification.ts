/** The part of TLS options that decides whether a server has to prove who it is. */
interface Verification {
  readonly rejectUnauthorized?: boolean | undefined;
}

/**
 * TLS options that verify certificates unless the literal `false` says otherwise. Where nothing is said, Node would ask
 * NODE_TLS_REJECT_UNAUTHORIZED, which people set for something else.
 */
export function verifying<T extends object>(options: (T & Verification) | undefined) {
  return { ...(options as T), rejectUnauthorized: options?.rejectUnauthorized !== false };
}
