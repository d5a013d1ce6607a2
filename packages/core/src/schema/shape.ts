/**
 * How a value travels: each shape says what a member is, both on the wire and in JavaScript.
 * A structure lists its members in wire order; the member's key is its wire name.
 */
export type Shape = StringShape | IntegerShape | TimestampShape | ListShape | StructureShape;

export interface StringShape {
  readonly kind: "string";
  /** Whether the value is a secret, never to be logged. */
  readonly sensitive?: true;
}

export interface IntegerShape {
  readonly kind: "integer";
}

export interface TimestampShape {
  readonly kind: "timestamp";
}

export interface ListShape<Item = any> {
  readonly kind: "list";
  readonly member: ShapeOf<Item>;
}

export interface StructureShape<T = any> {
  readonly kind: "structure";
  readonly members: Members<T>;
}

/** One shape for each member of `T`: a forgotten, superfluous or mistyped one does not compile. */
export type Members<T> = { readonly [Key in keyof T]-?: ShapeOf<NonNullable<T[Key]>> };

/** The shape that a TypeScript type travels as. */
export type ShapeOf<T> = 0 extends 1 & T
  ? Shape
  : T extends string
    ? StringShape
    : T extends number
      ? IntegerShape
      : T extends Date
        ? TimestampShape
        : T extends readonly (infer Item)[]
          ? ListShape<Item>
          : StructureShape<T>;

export const string: StringShape = { kind: "string" };
/** A string that is a secret: key, token, assertion. */
export const secret: StringShape = { kind: "string", sensitive: true };
export const integer: IntegerShape = { kind: "integer" };
/** A `Date`; ISO 8601 on the wire. */
export const timestamp: TimestampShape = { kind: "timestamp" };

/** Items in order; `Name.member.1`, `Name.member.2` … on the wire. */
export function list<Item>(member: ShapeOf<Item>): ListShape<Item> {
  return { kind: "list", member };
}

/** Named members; `Name.Member` on the wire. */
export function structure<T>(members: Members<T>): StructureShape<T> {
  return { kind: "structure", members };
}
