/** Throws if one of undici's own assumptions is wrong. So does `node:assert`, which takes 0.5 ms to load. */
export function assertion(value: unknown): void {
  if (!value) throw new Error("undici assumed something wrong.");
}
