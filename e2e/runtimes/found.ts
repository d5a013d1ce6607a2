/** What can be run, or why nothing can and what to do about it. */
export type Found<T> = { readonly found: T } | { readonly missing: string };
