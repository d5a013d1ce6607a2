import { engineWords } from "./platform-differences.js";

/** A tree with sorted members, dates relative to `now`, and nothing random. */
export function comparable(value: unknown, now: number): unknown {
  if (Array.isArray(value)) return value.map((item) => comparable(item, now));
  if (typeof value !== "object" || value === null) return value;
  const tree = value as Record<string, unknown>;
  if (typeof tree["Date"] === "number") return `<${(tree["Date"] - now) / 1000} s from the start>`;
  return Object.fromEntries(
    Object.entries(tree)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, member]) => [name, memberOf(tree, name) ?? comparable(member, now)]),
  );
}

/** Stands for a member that differs in each run, or on each engine. */
function memberOf(tree: Record<string, unknown>, name: string): string | undefined {
  if (engineWords[String(tree["name"])]?.includes(name)) return "<the engine's>";
  // Waits between attempts are random.
  if (name === "totalRetryDelay" && (tree[name] !== 0 || (tree["attempts"] as number) > 1)) return "<some>";
  if (name === "SessionTokenUtilization") return "<percent>";
  if (name === "SessionTokenSize") return sessionTokenSize(tree);
  return undefined;
}

/** The length of tokens varies by a few characters; what the service says about it must still be true. */
function sessionTokenSize({ SessionTokenSize, Credentials }: Record<string, unknown>): string {
  const { SessionToken } = Credentials as { SessionToken: string };
  return SessionTokenSize === SessionToken.length ? "<length of SessionToken>" : String(SessionTokenSize);
}
