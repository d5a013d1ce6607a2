/**
 * Marks a class so that `instanceof` recognizes instances from other copies of this package: a program may load one
 * copy by `import` and another by `require`. Subclasses are still told apart by their prototypes.
 */
export function instanceOfKind(kind: abstract new (...args: never[]) => object, name: string): void {
  const mark = Symbol.for(`stskit.${name}`);
  Object.defineProperty(kind.prototype, mark, { value: true });
  Object.defineProperty(kind, Symbol.hasInstance, {
    value(this: { prototype: object }, value: unknown): boolean {
      if (typeof value !== "object" || value === null) return false;
      if (Object.prototype.isPrototypeOf.call(this.prototype, value)) return true;
      return this === kind && (value as Record<symbol, unknown>)[mark] === true;
    },
  });
}
