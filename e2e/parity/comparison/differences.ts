/** One place where two observations differ. */
export interface Difference {
  /** As in `requests.0.headers.host` or `error.fields.$metadata.requestId`. */
  readonly path: string;
  readonly incumbent: unknown;
  readonly ours: unknown;
}

/** Marks a member that one side doesn't have at all, not even as `undefined`. */
export const absent: unique symbol = Symbol("absent");

export function differences(incumbent: unknown, ours: unknown, path = ""): Difference[] {
  if (Object.is(incumbent, ours)) return [];
  if (incumbent instanceof Date && ours instanceof Date && Object.is(incumbent.getTime(), ours.getTime()))
    return [];
  if (!isTree(incumbent) || !isTree(ours) || Array.isArray(incumbent) !== Array.isArray(ours)) {
    return [{ path, incumbent, ours }];
  }
  const keys = new Set([...Object.keys(incumbent), ...Object.keys(ours)]);
  return [...keys].flatMap((key) =>
    differences(member(incumbent, key), member(ours, key), path ? `${path}.${key}` : key),
  );
}

const isTree = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !(value instanceof Date);

const member = (tree: Record<string, unknown>, key: string): unknown =>
  Object.hasOwn(tree, key) ? tree[key] : absent;
