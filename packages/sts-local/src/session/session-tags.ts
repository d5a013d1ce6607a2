import { TAG_KEY, TAG_VALUE } from "../protocol/constraints.js";
import type { Parameters } from "../protocol/parameters.js";
import { StsError } from "../protocol/sts-error.js";
import type { SessionTag } from "./session.js";

export const MAX_TAGS = 50;

/** Reads `Tags`. Keys are compared without regard to case, and kept as they were written. */
export function readTags(parameters: Parameters): SessionTag[] {
  const tags = parameters.structures("Tags", (member) => ({
    key: member.required("Key", TAG_KEY),
    value: member.required("Value", TAG_VALUE),
  }));
  checkTags(tags);
  return tags;
}

/** The rules for tags, wherever they come from: the request, a JWT or a SAML assertion. */
export function checkTags(tags: readonly SessionTag[]): void {
  if (tags.length > MAX_TAGS) {
    throw new StsError("ValidationError", `${tags.length} tags are passed; at most ${MAX_TAGS} are allowed.`);
  }
  const seen = new Set<string>();
  for (const { key } of tags) {
    const folded = key.toLowerCase();
    if (seen.has(folded)) {
      throw new StsError(
        "InvalidParameterValue",
        `The tag key ${key} occurs twice; case does not tell keys apart.`,
      );
    }
    if (folded.startsWith("aws:")) {
      throw new StsError("InvalidParameterValue", `The tag key ${key} begins with aws:, which is reserved.`);
    }
    seen.add(folded);
  }
}

/** The tags of a new session: those that the calling session hands on, then those of the request. */
export function inheritTags(
  requested: readonly SessionTag[],
  transitiveKeys: readonly string[],
  calling:
    | { readonly tags?: readonly SessionTag[]; readonly transitiveTagKeys?: readonly string[] }
    | undefined,
): { readonly tags: readonly SessionTag[]; readonly transitiveTagKeys: readonly string[] } {
  for (const key of transitiveKeys) {
    if (!hasKey(requested, key)) {
      throw new StsError(
        "InvalidParameterValue",
        `The transitive tag key ${key} has no tag in this request.`,
      );
    }
  }
  const handedOn = calling?.transitiveTagKeys ?? [];
  const conflict = requested.find(({ key }) => handedOn.some((inherited) => sameKey(inherited, key)));
  if (conflict !== undefined) {
    throw new StsError(
      "InvalidParameterValue",
      `The tag ${conflict.key} comes from the calling session as a transitive tag and cannot be set again.`,
    );
  }
  const inherited = (calling?.tags ?? []).filter(({ key }) => handedOn.some((other) => sameKey(other, key)));
  return { tags: [...inherited, ...requested], transitiveTagKeys: [...handedOn, ...transitiveKeys] };
}

function hasKey(tags: readonly SessionTag[], key: string): boolean {
  return tags.some((tag) => sameKey(tag.key, key));
}

function sameKey(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

/** Tags as condition keys: `aws:RequestTag/Team` and the like. */
export function tagConditions(prefix: string, tags: readonly SessionTag[]): Record<string, string> {
  return Object.fromEntries(tags.map(({ key, value }) => [prefix + key, value]));
}
