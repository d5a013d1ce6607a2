import * as core from "@stskit/core";
import { describe, expect, it } from "vitest";
import { differences } from "./comparison/differences.js";
import { ours } from "./comparison/sides.js";
import { errors, operations, type Shape, type Structure } from "./model/incumbent-model.js";

// When AWS adds an operation, a member or an error, raising the incumbent's version turns these tests red.

/** What `@stskit/core` says about one operation and AWS may change. */
interface OurOperation {
  readonly name: string;
  readonly input: OurShape;
  readonly output: OurShape;
}

interface OurShape {
  readonly kind: string;
  readonly sensitive?: boolean;
  readonly member?: OurShape;
  readonly value?: OurShape;
  readonly members?: Readonly<Record<string, OurShape>>;
}

const ourOperations = new Map(
  (core as unknown as { operations: readonly OurOperation[] }).operations.map((known) => [known.name, known]),
);

function comparable(shape: OurShape): Shape {
  switch (shape.kind) {
    case "string":
      return { kind: "string", sensitive: shape.sensitive ?? false };
    case "integer":
    case "timestamp":
      return { kind: shape.kind };
    case "list":
      return { kind: "list", member: comparable(shape.member!) };
    case "map":
      return { kind: "map", value: comparable(shape.value!) };
    case "structure": {
      const members = Object.entries(shape.members!).map(([name, member]) => [name, comparable(member)]);
      return {
        kind: "structure",
        sensitive: shape.sensitive ?? false,
        members: Object.fromEntries(members),
      };
    }
    default:
      throw new Error(`the incumbent's model has no ${shape.kind}`);
  }
}

/** Places where ours lacks something from the incumbent's model or differs from it. Ours may mark more as secret. */
const drift = (theirs: Structure, our: OurShape | undefined): string[] =>
  our
    ? differences(theirs, comparable(our))
        .filter(({ path, ours }) => !(path.endsWith(".sensitive") && ours === true))
        .map(({ path }) => path)
    : ["(all of it)"];

describe("the model of the incumbent is ours", () => {
  it("reads all there is", () => {
    expect(operations).toHaveLength(12);
    expect(errors).toHaveLength(15);
  });

  it.each(operations)("$name", ({ name, input, output }) => {
    const known = ourOperations.get(name);
    expect({ input: drift(input, known?.input), output: drift(output, known?.output) }).toEqual({
      input: [],
      output: [],
    });
  });

  it.each(operations)("$name lists its input in wire order", ({ name, input }) => {
    expect(Object.keys(ourOperations.get(name)?.input.members ?? {})).toEqual(Object.keys(input.members));
  });

  it.each(errors)("$name", ({ name }) => {
    expect(ours.module).toHaveProperty(name);
  });
});
