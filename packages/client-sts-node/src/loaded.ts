/**
 * The object of a CommonJS module that `import()` loads. Node.js gives its members as named imports too, which bundlers leave
 * out when they split code; a bundle of Parcel gives the object itself.
 */
export async function loaded<Module>(
  importing: Promise<Module & { readonly default?: Module }>,
): Promise<Module> {
  const imported = await importing;
  return imported.default ?? imported;
}
