/** The actions a trust policy must allow: tags and a source identity need permissions of their own. */
export function roleActions(
  operation: string,
  carries: { readonly tags: readonly unknown[]; readonly sourceIdentity: string | undefined },
): [string, ...string[]] {
  return [
    `sts:${operation}`,
    ...(carries.tags.length > 0 ? ["sts:TagSession"] : []),
    ...(carries.sourceIdentity !== undefined ? ["sts:SetSourceIdentity"] : []),
  ];
}
