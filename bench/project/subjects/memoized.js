/** The least that a cache of credentials can do: no expiry, no renewal. */
export function memoized(provider) {
  let credentials;
  return async () => {
    credentials ??= await provider();
    return credentials;
  };
}
