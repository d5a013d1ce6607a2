import * as incumbent from "@aws-sdk/client-sts";

// The incumbent exports its model as nested arrays. A schema stands there as itself, as a function that returns
// it (so that schemas can refer to later ones), as a pair [schema, traits of the member], or as a number.

export type Shape =
  | { readonly kind: "string"; readonly sensitive: boolean }
  | { readonly kind: "integer" | "timestamp" }
  | { readonly kind: "list"; readonly member: Shape }
  | { readonly kind: "map"; readonly value: Shape }
  | {
      readonly kind: "structure";
      readonly sensitive: boolean;
      readonly members: Readonly<Record<string, Shape>>;
    };

export type Structure = Extract<Shape, { kind: "structure" }>;

export interface OperationModel {
  readonly name: string;
  readonly input: Structure;
  readonly output: Structure;
}

export interface ErrorModel {
  readonly name: string;
  readonly code: string;
  readonly status: number;
  readonly fault: "client" | "server";
}

const scalarKinds = new Map<number, "string" | "integer" | "timestamp">([
  [0, "string"],
  [1, "integer"],
  [4, "timestamp"],
]);
const listFlag = 64;
const sensitiveTrait = 8;

const schemas: unknown[][] = Object.entries(incumbent)
  .filter(([name, value]) => name.endsWith("$") && Array.isArray(value))
  .map(([, value]) => value as unknown as unknown[]);

const ofKind = (kind: number): unknown[][] => schemas.filter((schema) => schema[0] === kind);

export const operations: readonly OperationModel[] = ofKind(9).map(([, , name, , input, output]) => ({
  name: name as string,
  input: structure(input),
  output: structure(output),
}));

export const errors: readonly ErrorModel[] = ofKind(-3)
  // Their base class is among them, without a code of its own.
  .filter(([, , name]) => name !== "STSServiceException")
  .map(([, , name, traits]) => {
    const { awsQueryError, error } = traits as {
      awsQueryError: [string, number];
      error: "client" | "server";
    };
    return { name: name as string, code: awsQueryError[0], status: awsQueryError[1], fault: error };
  });

function structure(schema: unknown): Structure {
  const shape = read(schema);
  if (shape.kind !== "structure") throw new Error(`expected a structure, read a ${shape.kind}`);
  return shape;
}

function read(schema: unknown, sensitive = false): Shape {
  if (typeof schema === "function") return read(schema(), sensitive);
  if (typeof schema === "number") {
    if (schema & listFlag) return { kind: "list", member: read(schema & ~listFlag) };
    const kind = scalarKinds.get(schema);
    if (kind === "string") return { kind, sensitive };
    if (kind) return { kind };
  }
  if (Array.isArray(schema)) {
    const [kind, , , traits, detail, memberSchemas] = schema;
    if (typeof kind === "function") return read(kind);
    if (kind === 0) return read(detail, traits === sensitiveTrait);
    if (kind === 1) return { kind: "list", member: read(detail) };
    if (kind === 2) return { kind: "map", value: read(memberSchemas) };
    if (kind === 3) {
      const names = detail as string[];
      const members = names.map((name, i) => [name, read((memberSchemas as unknown[])[i])]);
      return {
        kind: "structure",
        sensitive: traits === sensitiveTrait,
        members: Object.fromEntries(members),
      };
    }
  }
  throw new Error(`a kind of schema that this reader does not know: ${JSON.stringify(schema)}`);
}
