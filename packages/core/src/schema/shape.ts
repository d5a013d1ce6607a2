/**
 * Describes a value, on the wire and in JavaScript.
 * A structure lists its members in wire order, under their wire names.
 */
export type Shape = (StringShape | IntegerShape | TimestampShape | ListShape | MapShape | StructureShape) & {
  /** Set on a member that STS always sends. */
  readonly always?: true;
};

/** A string. */
export interface StringShape {
  readonly kind: "string";
  /** Set if the value is a secret and must not be logged. */
  readonly sensitive?: true;
}

/** A whole number, as a number of JavaScript. */
export interface IntegerShape {
  readonly kind: "integer";
}

/** A time, as a `Date`. On the wire it is in ISO 8601. */
export interface TimestampShape {
  readonly kind: "timestamp";
}

/** Items of one shape, as an array. */
export interface ListShape<Item = any> {
  readonly kind: "list";
  readonly member: ShapeOf<Item>;
}

/** Values of one shape by their keys, as an object. */
export interface MapShape<Value = any> {
  readonly kind: "map";
  readonly value: ShapeOf<Value>;
}

/** Named members, each of its own shape, as an object. */
export interface StructureShape<T = any> {
  readonly kind: "structure";
  readonly members: Members<T>;
  /** Set if all of it is secret, also which members it has. */
  readonly sensitive?: true;
}

/** The shape of each member of `T`. A missing, extra or mistyped one does not compile. */
export type Members<T> = { readonly [Key in keyof T]-?: ShapeOf<NonNullable<T[Key]>> };

/** What the members of `T` that are not `undefined` must be: members that STS always sends. */
export type Promised<T> = {
  readonly [Key in keyof T as undefined extends T[Key] ? never : Key]: { readonly always: true };
};

/** The shape of a TypeScript type. */
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
          : string extends keyof T
            ? MapShape<T[keyof T]>
            : StructureShape<T>;

export const string: StringShape = { kind: "string" };
/** A secret string, such as a key, token or assertion. */
export const secret: StringShape = { kind: "string", sensitive: true };
export const integer: IntegerShape = { kind: "integer" };
/** A `Date`; ISO 8601 on the wire. */
export const timestamp: TimestampShape = { kind: "timestamp" };

/** The shape of a member that STS always sends. */
export function always<S extends Shape>(shape: S): S & { readonly always: true } {
  return { ...shape, always: true };
}

/** Items in order; `Name.member.1`, `Name.member.2` … on the wire. */
export function list<Item>(member: ShapeOf<Item>): ListShape<Item> {
  return { kind: "list", member };
}

/** Values by their keys; in responses, `entry` elements with a `key` and a `value`. No request has a map. */
export function map<Value>(value: ShapeOf<Value>): MapShape<Value> {
  return { kind: "map", value };
}

/** Named members; `Name.Member` on the wire. */
export function structure<T>(members: Members<T> & Promised<T>): StructureShape<T> {
  return { kind: "structure", members };
}
