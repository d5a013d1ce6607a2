/** What is there to run, or why there is nothing and what to do about it. */
export type Found<T> = { readonly found: T } | { readonly missing: string };
