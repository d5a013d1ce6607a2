import { SOURCE_IDENTITY, TAG_KEY, TAG_VALUE } from "../protocol/constraints.js";
import { checkString, type Parameters } from "../protocol/parameters.js";
import { StsError } from "../protocol/sts-error.js";
import type { SessionTag } from "./session.js";

const MAX_TAGS = 50;

/** Reads `Tags`. Keys are case-insensitive, but keep their case. */
export function readTags(parameters: Parameters): SessionTag[] {
  const tags = parameters.structures("Tags", (member) => ({
    key: member.required("Key", TAG_KEY),
    value: member.required("Value", TAG_VALUE),
  }));
  checkTags(tags);
  return tags;
}

/** Checks what a JWT or a SAML assertion says about the session, just as if parameters of the request said it. */
export function checkClaims({ tags, transitiveTagKeys, sourceIdentity }: SessionClaims): void {
  for (const { key, value } of tags) {
    checkString("The key of a principal tag", key, TAG_KEY);
    checkString(`The principal tag ${key}`, value, TAG_VALUE);
  }
  for (const key of transitiveTagKeys) checkString("A transitive tag key", key, TAG_KEY);
  if (sourceIdentity !== undefined) checkString("The source identity", sourceIdentity, SOURCE_IDENTITY);
  checkTags(tags);
}

interface SessionClaims {
  readonly tags: readonly SessionTag[];
  readonly transitiveTagKeys: readonly string[];
  readonly sourceIdentity: string | undefined;
}

function checkTags(tags: readonly SessionTag[]): void {
  if (tags.length > MAX_TAGS) {
    throw new StsError("ValidationError", `${tags.length} tags are passed; at most ${MAX_TAGS} are allowed.`);
  }
  const seen = new Set<string>();
  for (const { key } of tags) {
    const folded = key.toLowerCase();
    if (seen.has(folded)) {
      throw new StsError(
        "InvalidParameterValue",
        `The tag key ${key} occurs twice; keys are case-insensitive.`,
      );
    }
    if (folded.startsWith("aws:")) {
      throw new StsError("InvalidParameterValue", `The tag key ${key} starts with aws:, which is reserved.`);
    }
    seen.add(folded);
  }
}

/** The tags of a new session: the transitive ones of the calling session, then those of the request. */
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
  const inheritedKeys = calling?.transitiveTagKeys ?? [];
  const conflict = requested.find(({ key }) => inheritedKeys.some((inherited) => sameKey(inherited, key)));
  if (conflict !== undefined) {
    throw new StsError(
      "InvalidParameterValue",
      `The tag ${conflict.key} is a transitive tag of the calling session and cannot be set again.`,
    );
  }
  const inherited = (calling?.tags ?? []).filter(({ key }) =>
    inheritedKeys.some((other) => sameKey(other, key)),
  );
  return { tags: [...inherited, ...requested], transitiveTagKeys: [...inheritedKeys, ...transitiveKeys] };
}

function hasKey(tags: readonly SessionTag[], key: string): boolean {
  return tags.some((tag) => sameKey(tag.key, key));
}

function sameKey(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

/** Tags as condition keys, such as `aws:RequestTag/Team`. */
export function tagConditions(prefix: string, tags: readonly SessionTag[]): Record<string, string> {
  return Object.fromEntries(tags.map(({ key, value }) => [prefix + key, value]));
}
