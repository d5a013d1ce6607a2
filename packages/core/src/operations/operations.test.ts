import { expect, test } from "vitest";
import * as core from "../index.js";
import { operations } from "../index.js";
import { toForm } from "../protocol/to-form.js";
import type { Shape } from "../schema/shape.js";

/** A value for every member of a shape. */
function example(shape: Shape): unknown {
  switch (shape.kind) {
    case "string":
      return "text";
    case "integer":
      return 7;
    case "timestamp":
      return new Date(0);
    case "list":
      return [example(shape.member)];
    case "map":
      return { key: example(shape.value) };
    case "structure":
      return Object.fromEntries(
        Object.entries(shape.members).map(([name, member]) => [name, example(member)]),
      );
  }
}

test("every operation has a command, exported under its name", () => {
  const commands = Object.keys(core).filter((name) => /\wCommand$/.test(name));
  expect(commands.sort()).toEqual(operations.map(({ name }) => `${name}Command`).sort());
});

test.each(operations.map((operation) => [operation.name, operation] as const))(
  "%s sends every member once, under its wire name",
  (name, operation) => {
    const form = toForm(operation, example(operation.input) as object);
    const pairs = form.split("&").map((pair) => pair.split("=")[0]!.split(".")[0]);
    expect(form.startsWith(`Action=${name}&Version=2011-06-15`)).toBe(true);
    expect([...new Set(pairs.slice(2))]).toEqual(Object.keys(operation.input.members));
  },
);

test("the operations that STS accepts unsigned", () => {
  const unsigned = operations.filter((operation) => operation.unsigned).map(({ name }) => name);
  expect(unsigned).toEqual(["AssumeRoleWithSAML", "AssumeRoleWithWebIdentity"]);
});
